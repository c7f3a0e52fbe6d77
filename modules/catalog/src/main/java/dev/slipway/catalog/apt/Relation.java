package dev.slipway.catalog.apt;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One demand of a field such as {@code Depends} (Debian Policy, section 7.1): any one of its alternatives meets it.
 *
 * @param alternatives at least one
 */
public record Relation(List<Alternative> alternatives) {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern FORM =
            Pattern.compile("([^\\s(\\[<:]+)(?::[^\\s(\\[<]+)?\\s*(?:\\(([^)]*)\\))?\\s*(?:\\[[^]]*])?\\s*(?:<.*)?");

    /**
     * A package by name.
     *
     * @param constraint what its version must be, such as {@code >= 1.2}; empty where any will do
     */
    public record Alternative(String name, String constraint) {}

    /** Keeps a copy. */
    public Relation {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Reads the value of a field, such as {@code a | b (>= 1), c:any [amd64]}. Restrictions to architectures and build
     * profiles are left out.
     *
     * @throws IllegalArgumentException when an alternative has another form
     */
    public static List<Relation> parse(String field) {
        return pieces(COMMA, field, demand -> new Relation(pieces(BAR, demand, Relation::alternative)));
    }

    /** The names of the packages of which one is enough. */
    public List<String> names() {
        return alternatives.stream().map(Alternative::name).toList();
    }

    private static <T> List<T> pieces(Pattern separator, String text, Function<String, T> parse) {
        return Arrays.stream(separator.split(text.strip()))
                .filter(piece -> !piece.isEmpty())
                .map(parse)
                .toList();
    }

    private static Alternative alternative(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no relation to a package; expected NAME[:ARCHITECTURE] [(OPERATOR VERSION)]");
        }
        return new Alternative(
                form.group(1), form.group(2) == null ? "" : form.group(2).strip());
    }
}

package dev.slipway.catalog.mirror;

import dev.slipway.catalog.definition.Catalog.Distribution;
import dev.slipway.yaml.InputException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of sources.list(5).
 *
 * @param url where the repository is, with a slash at its end
 * @param suite such as {@code trixie}; with a slash at its end it is the folder of a flat repository
 * @param components none in a flat repository
 */
public record AptSource(URI url, String suite, List<String> components) {
    private static final Pattern FORM =
            Pattern.compile("(?:deb\\s+)?(?:\\[[^]]*]\\s*)?(https?://\\S+)\\s+(\\S+)((?:\\s+\\S+)*)\\s*");
    private static final String ARCHIVE = "http://deb.debian.org/debian ";
    private static final List<String> MOVING = List.of("sid", "unstable", "experimental");

    /** Keeps a copy. */
    public AptSource {
        components = List.copyOf(components);
    }

    /**
     * Reads {@code [deb] [\[options\]] URL SUITE [COMPONENT…]}.
     *
     * @throws InputException when it has another form, or another scheme than HTTP
     */
    public static AptSource parse(String line) {
        var form = FORM.matcher(line);
        if (!form.matches()) {
            throw new InputException("the mirror '" + line
                    + "' cannot be compared with; expected http://HOST/PATH SUITE COMPONENT, or https");
        }
        var components = Arrays.stream(form.group(3).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        if (components.isEmpty() != form.group(2).endsWith("/")) {
            throw new InputException("the mirror '" + line
                    + "' needs components, such as main, unless its suite is a folder with a slash at its end");
        }
        return new AptSource(URI.create(form.group(1).replaceFirst("/*$", "/")), form.group(2), components);
    }

    /** The mirrors of a distribution; where it names none, those that mmdebstrap takes. */
    public static List<AptSource> of(Distribution distribution) {
        var lines = distribution.mirrors().isEmpty() ? usual(distribution.suite()) : distribution.mirrors();
        return lines.stream().map(AptSource::parse).toList();
    }

    /** Whether it brings security updates, as its suite's name tells. */
    public boolean isSecurity() {
        return suite.endsWith("-security");
    }

    /** Where its {@code Release} is. */
    URI folder() {
        return url.resolve(isFlat() ? suite : "dists/" + suite + "/").normalize();
    }

    /** The folders of its indexes of packages, below {@link #folder}. */
    List<String> indexes(String architecture) {
        return isFlat()
                ? List.of("")
                : components.stream()
                        .map(component -> component + "/binary-" + architecture + "/")
                        .toList();
    }

    @Override
    public String toString() {
        return String.join(
                " ",
                Stream.concat(Stream.of(url.toString(), suite), components.stream())
                        .toList());
    }

    private boolean isFlat() {
        return suite.endsWith("/");
    }

    private static List<String> usual(String suite) {
        return MOVING.contains(suite)
                ? List.of(ARCHIVE + suite + " main")
                : List.of(
                        ARCHIVE + suite + " main",
                        ARCHIVE + suite + "-updates main",
                        "http://security.debian.org/debian-security " + suite + "-security main");
    }
}

package dev.slipway.compose.environment;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Puts variables into texts (Compose Specification, section Interpolation): {@code $VAR}, {@code ${VAR}} and, with
 * defaults that may hold variables themselves, {@code ${VAR:-default}}, {@code ${VAR-default}}, {@code ${VAR:?message}},
 * {@code ${VAR?message}}, {@code ${VAR:+instead}} and {@code ${VAR+instead}}. {@code $$} is a dollar sign. With a colon
 * an empty variable counts as one that is not set.
 */
public final class Interpolation {
    private final Function<String, Optional<String>> variables;
    private final Consumer<String> missing;

    /** Asks for variables by name, and tells the names of those that are not set and have no default. */
    public Interpolation(Function<String, Optional<String>> variables, Consumer<String> missing) {
        this.variables = variables;
        this.missing = missing;
    }

    /**
     * The text with its variables put in. Throws {@link IllegalArgumentException} when a variable must be set and is
     * not, or when a dollar sign stands for nothing.
     */
    public String apply(String text) {
        return text.indexOf('$') < 0 ? text : new Template(text).all();
    }

    private static boolean startsName(char letter) {
        return letter == '_' || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    private static boolean isName(char letter) {
        return startsName(letter) || (letter >= '0' && letter <= '9');
    }

    /** One text on its way from left to right. */
    private final class Template {
        private final String text;
        private int at;

        Template(String text) {
            this.text = text;
        }

        String all() {
            var result = new StringBuilder();
            while (at < text.length()) {
                var letter = text.charAt(at++);
                result.append(letter == '$' ? dollar() : String.valueOf(letter));
            }
            return result.toString();
        }

        private String dollar() {
            var next = at < text.length() ? text.charAt(at) : ' ';
            if (next == '$') {
                at++;
                return "$";
            }
            if (next == '{') {
                return braced();
            }
            if (!startsName(next)) {
                throw fault("has a '$' that starts no variable; write '$$' for a dollar sign");
            }
            return plain(name());
        }

        private String braced() {
            at++;
            var name = name();
            var end = end();
            var rest = text.substring(at, end);
            at = end + 1;
            if (name.isEmpty() || !startsName(name.charAt(0))) {
                throw fault("has no variable's name after '${'");
            }
            if (rest.isEmpty()) {
                return plain(name);
            }
            var colon = rest.startsWith(":");
            if (rest.length() == (colon ? 1 : 0)) {
                throw fault("has a ':' with nothing behind it");
            }
            return operator(name, rest.charAt(colon ? 1 : 0), rest.substring(colon ? 2 : 1), colon);
        }

        private String operator(String name, char operator, String operand, boolean colon) {
            Predicate<String> counts = value -> !colon || !value.isEmpty();
            var value = variables.apply(name).filter(counts);
            return switch (operator) {
                case '-' -> value.orElseGet(() -> apply(operand));
                case '+' -> value.isPresent() ? apply(operand) : "";
                case '?' -> value.orElseThrow(() -> new IllegalArgumentException(required(name, apply(operand))));
                default -> throw fault("has '" + operator + "' after the name '" + name + "'; expected one of - + ?");
            };
        }

        private String required(String name, String message) {
            return "the variable " + name + " must be set" + (message.isEmpty() ? "" : ": " + message);
        }

        private String plain(String name) {
            return variables.apply(name).orElseGet(() -> {
                missing.accept(name);
                return "";
            });
        }

        private String name() {
            var start = at;
            while (at < text.length() && isName(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        /** The brace that closes the one before the current place; variables in between have braces of their own. */
        private int end() {
            var depth = 0;
            for (var index = at; index < text.length(); index++) {
                if (text.startsWith("${", index)) {
                    depth++;
                } else if (text.charAt(index) == '}' && depth-- == 0) {
                    return index;
                }
            }
            throw fault("has a '${' that is not closed");
        }

        private IllegalArgumentException fault(String problem) {
            return new IllegalArgumentException("'" + text + "' " + problem);
        }
    }
}

package dev.slipway.catalog.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with variables: {@code ${VAR}}, {@code ${VAR:-default}} and {@code $$} for a dollar sign. Any other dollar
 * sign stands for itself. A variable that is empty counts as unset, as {@code [ -n "$VAR" ]} does.
 *
 * <p>{@code configure.awk} does the same in the container; a test holds the two together.
 *
 * @param source the text as written
 */
public record Template(String source) {
    private static final Pattern TOKEN = Pattern.compile("\\$\\$|\\$\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Checks the names of all variables; throws {@link IllegalArgumentException} with the offending one. */
    public Template {
        for (var matcher = TOKEN.matcher(source); matcher.find(); ) {
            if (matcher.group(1) != null) {
                Variable.parse(matcher.group(1));
            }
        }
    }

    /** The names of its variables, in order of their first use. */
    public Set<String> variables() {
        var names = new LinkedHashSet<String>();
        for (var matcher = TOKEN.matcher(source); matcher.find(); ) {
            if (matcher.group(1) != null) {
                names.add(Variable.parse(matcher.group(1)).name());
            }
        }
        return names;
    }

    /** The text with all variables replaced, or empty when one is unset and has no default. */
    public Optional<String> fill(Map<String, String> environment) {
        var filled = new StringBuilder();
        var matcher = TOKEN.matcher(source);
        while (matcher.find()) {
            var value = matcher.group(1) == null
                    ? "$"
                    : Variable.parse(matcher.group(1)).value(environment);
            if (value == null) {
                return Optional.empty();
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return Optional.of(matcher.appendTail(filled).toString());
    }

    private record Variable(String name, @Nullable String fallback) {
        static Variable parse(String inside) {
            var split = inside.indexOf(":-");
            var name = split < 0 ? inside : inside.substring(0, split);
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'${" + inside
                        + "}' is not a variable; expected ${NAME} or ${NAME:-default}, and $$ for a dollar sign");
            }
            return new Variable(name, split < 0 ? null : inside.substring(split + 2));
        }

        @Nullable
        String value(Map<String, String> environment) {
            var value = environment.getOrDefault(name, "");
            return value.isEmpty() ? fallback : value;
        }
    }
}

package dev.slipway.catalog.dockerfile;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Build arguments in a {@code FROM}: {@code $NAME}, {@code ${NAME}}, {@code ${NAME:-text}}, {@code ${NAME:+text}}. */
final class Variables {
    private static final Pattern USE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)(?::([-+])([^}]*))?})");

    private Variables() {}

    static String expand(String text, Map<String, String> values) {
        return USE.matcher(text).replaceAll(use -> {
            var name = use.group(1) == null ? use.group(2) : use.group(1);
            var value = values.getOrDefault(name, "");
            var otherwise = use.group(4) == null ? "" : use.group(4);
            var chosen = switch (use.group(3) == null ? "" : use.group(3)) {
                case "-" -> value.isEmpty() ? otherwise : value;
                case "+" -> value.isEmpty() ? "" : otherwise;
                default -> value;
            };
            return Matcher.quoteReplacement(chosen);
        });
    }
}

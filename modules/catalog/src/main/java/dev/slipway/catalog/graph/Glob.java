package dev.slipway.catalog.graph;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern for names: {@code *} is any text, {@code ?} any one character. */
final class Glob {
    private final Pattern pattern;

    Glob(String text) {
        this.pattern = Pattern.compile(text.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining()));
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}

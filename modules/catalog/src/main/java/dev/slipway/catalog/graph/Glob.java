package dev.slipway.catalog.graph;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern for names: {@code *} is any text, {@code ?} any one character. */
public final class Glob {
    private final Pattern pattern;

    /** The pattern as it is written; every text is one. */
    public Glob(String text) {
        this.pattern = Pattern.compile(text.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining()));
    }

    /** Whether it is true of a whole name. */
    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}

package dev.slipway.compose.keys;

import dev.slipway.compose.keys.Treatment.Honoured;
import dev.slipway.compose.keys.Treatment.Refused;
import dev.slipway.compose.keys.Treatment.Warned;

/** The keys of the specification as a table in Markdown, with what becomes of each. */
public final class KeyTable {
    private final StringBuilder table = new StringBuilder();

    private KeyTable() {}

    /** The whole table, in the order of the specification's parts. */
    public static String markdown() {
        var table = new KeyTable();
        table.table.append("| key | value | what becomes of it |\n|---|---|---|\n");
        ComposeKeys.root().keys().values().forEach(key -> table.key("", key));
        return table.table.toString();
    }

    private void key(String before, Key key) {
        var path = before + (key.name().equals("*") ? "NAME" : key.name());
        if (!key.name().equals("*") || key.keys().isEmpty()) {
            row("`" + path + "`", shape(key), what(key.treatment()));
        }
        if (key.treatment() instanceof Honoured) {
            key.values().forEach((value, treatment) -> value(path, value, treatment));
            var below = path + (key.shape() == Shape.LIST ? "[]." : ".");
            key.keys().values().forEach(child -> key(below, child));
        }
    }

    private void value(String path, String value, Treatment treatment) {
        if (!(treatment instanceof Honoured)) {
            row("`" + path + ": " + (value.equals("*") ? "…" : value) + "`", "", what(treatment));
        }
    }

    private void row(String key, String shape, String what) {
        table.append("| ")
                .append(key)
                .append(" | ")
                .append(shape)
                .append(" | ")
                .append(what)
                .append(" |\n");
    }

    private static String what(Treatment treatment) {
        return switch (treatment) {
            case Honoured honoured -> "honoured" + (honoured.note().isEmpty() ? "" : ": " + honoured.note());
            case Warned warned -> "**warning**: " + warned.reason();
            case Refused refused -> "**refused**: " + refused.reason();
        };
    }

    private static String shape(Key key) {
        return switch (key.shape()) {
            case TEXT -> key.values().isEmpty() ? "text" : "one of " + allowed(key);
            case FLAG -> "true, false";
            case WHOLE -> "whole number";
            case NUMBER -> "number";
            case DURATION -> "time";
            case MICROSECONDS -> "time, or microseconds";
            case BYTES -> "bytes";
            case FILE_MODE -> "octal";
            case PATH -> "path";
            case CONTEXT -> "path or address";
            case TEXTS -> "list";
            case PATHS -> "paths";
            case WORDS -> "command";
            case TEST -> "test";
            case TABLE -> "names and values";
            case HOSTS -> "hosts and addresses";
            case MAPPING -> "mapping";
            case NAMED -> "mapping of names";
            case LIST -> "list of mappings";
            case ANY -> "anything";
        };
    }

    private static String allowed(Key key) {
        var honoured = key.values().entrySet().stream()
                .filter(value ->
                        value.getValue() instanceof Honoured && !value.getKey().isEmpty())
                .map(value -> value.getKey().replace("*", "…"))
                .toList();
        return String.join(", ", honoured);
    }
}

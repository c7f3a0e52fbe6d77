package dev.slipway.platform.config;

import java.util.regex.Pattern;

/**
 * An entry of an application's configuration.
 *
 * @param name name of the variable
 * @param service the only service that gets it, or empty for all
 * @param value what it is
 * @param revision counts its changes within the application; two equal revisions stand for the same value, which makes
 *     comparing possible without showing it
 */
public record ConfigEntry(String name, String service, Value value, long revision) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    /** Checks the name. */
    public ConfigEntry {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name
                            + "' is not the name of a variable: expected a letter or '_', then letters, digits, '_', '.' and '-'");
        }
    }

    /** What an entry is. */
    public sealed interface Value {
        /**
         * A value that anybody may read who may read the configuration.
         *
         * @param text the value
         */
        record Plain(String text) implements Value {}

        /**
         * A value that is never shown.
         *
         * @param sealed the sealed value
         */
        record Secret(Sealed sealed) implements Value {}

        /**
         * A value made by rule, once per application.
         *
         * @param rule the rule
         * @param sealed the sealed value
         */
        record Generated(GenerationRule rule, Sealed sealed) implements Value {}

        /**
         * The value that another service has under this or another name.
         *
         * @param service the service that publishes it
         * @param variable its name there
         */
        record Linked(String service, String variable) implements Value {}

        /**
         * Something of all gears of a service, joined.
         *
         * @param service the service
         * @param what what of its gears
         * @param delimiter stands between two
         */
        record Aggregated(String service, Aggregate what, String delimiter) implements Value {}
    }

    /** What of gears is joined. */
    public enum Aggregate {
        /** The names under which they are found. */
        HOSTS,
        /** Their addresses. */
        ADDRESSES
    }
}

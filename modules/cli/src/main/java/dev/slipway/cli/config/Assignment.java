package dev.slipway.cli.config;

/**
 * A name and a value as written on a command line or in a file: {@code NAME=VALUE}.
 *
 * @param name what stands before the first {@code =}
 * @param value what stands after it
 */
record Assignment(String name, String value) {
    /** Reads one; throws {@link IllegalArgumentException} where there is no {@code =}. */
    static Assignment parse(String text) {
        var sign = text.indexOf('=');
        if (sign < 1) {
            throw new IllegalArgumentException("'" + text + "': expected NAME=VALUE");
        }
        return new Assignment(text.substring(0, sign), text.substring(sign + 1));
    }
}

package dev.slipway.cli.platform;

/** The number of a release as users write it. */
public final class ReleaseNumber {
    private ReleaseNumber() {}

    /** Reads {@code v3} or {@code 3}. */
    public static int parse(String text) {
        var digits = text.startsWith("v") ? text.substring(1) : text;
        if (!digits.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("'" + text + "' is not a release; expected one such as v3");
        }
        return Integer.parseInt(digits);
    }
}

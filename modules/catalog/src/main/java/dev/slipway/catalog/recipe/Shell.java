package dev.slipway.catalog.recipe;

import java.util.regex.Pattern;

/** Words for a POSIX shell. */
final class Shell {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");

    private Shell() {}

    /** The word in quotes, when it needs them. */
    static String quote(String word) {
        return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

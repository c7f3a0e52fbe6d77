package dev.slipway.compose;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of projects: small letters, digits, dashes and underscores, starting with a letter or digit. */
final class ProjectName {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    private ProjectName() {}

    static boolean isOne(String name) {
        return FORM.matcher(name).matches();
    }

    /** The nearest name to a text such as a folder's; empty when nothing of it can stay. */
    static String near(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceAll("^[_-]+", "");
    }
}

package dev.slipway.platform.application;

import java.util.regex.Pattern;

/** The forms of names, which are those of the Compose Specification. */
public final class Names {
    private static final Pattern APPLICATION = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final Pattern SERVICE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,62}");

    private Names() {}

    /** The name, if it may be that of an application; throws {@link IllegalArgumentException} otherwise. */
    public static String application(String name) {
        return checked(
                APPLICATION,
                name,
                "an application: expected lower-case letters, digits, '-' and '_', a letter or digit first, 63 at most");
    }

    /** The name, if it may be that of a service; throws {@link IllegalArgumentException} otherwise. */
    public static String service(String name) {
        return checked(
                SERVICE,
                name,
                "a service: expected letters, digits, '.', '-' and '_', a letter or digit first, 63 at most");
    }

    private static String checked(Pattern form, String name, String kind) {
        if (!form.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not the name of " + kind);
        }
        return name;
    }
}

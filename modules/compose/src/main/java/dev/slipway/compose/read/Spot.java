package dev.slipway.compose.read;

/**
 * A place in the tree: its dotted path, such as {@code services.web.ports[0]}, and its pattern, in which every name that
 * a user chose is a star and every index is empty, such as {@code services.*.ports[]}.
 */
record Spot(String path, String pattern) {
    static final Spot ROOT = new Spot("", "");

    /** The place of a key of the specification. */
    Spot key(String name) {
        return new Spot(join(path, name), join(pattern, name));
    }

    /** The place of a name that a user chose. */
    Spot named(String name) {
        return new Spot(join(path, name), join(pattern, "*"));
    }

    /** The place of a list's item. */
    Spot item(int index) {
        return new Spot(path + "[" + index + "]", pattern + "[]");
    }

    private static String join(String before, String name) {
        return before.isEmpty() ? name : before + "." + name;
    }
}

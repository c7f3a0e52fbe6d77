package dev.slipway.compose.keys;

/** What kind of value a key takes. */
public enum Shape {
    /** A single value, taken as a text. */
    TEXT,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A whole number. */
    WHOLE,
    /** A number, perhaps with a fraction. */
    NUMBER,
    /** A length of time such as {@code 1m30s}. */
    DURATION,
    /** A length of time, or a whole number of microseconds. */
    MICROSECONDS,
    /** A number of bytes such as {@code 64m}. */
    BYTES,
    /** Permissions of a file, in octal. */
    FILE_MODE,
    /** A path, resolved where it is relative. */
    PATH,
    /** A path or an address of a build context. */
    CONTEXT,
    /** A list of single values; a lone value is a list of one. */
    TEXTS,
    /** A list of paths; a lone path is a list of one. */
    PATHS,
    /** A command: a list of words, or a text that is split as a shell does. */
    WORDS,
    /** A health check's test: a list that starts with NONE, CMD or CMD-SHELL, or a text for a shell. */
    TEST,
    /** Names and their values, or a list of {@code NAME=value}. */
    TABLE,
    /** Host names and their addresses, or a list of {@code name=address}. */
    HOSTS,
    /** A mapping with the keys listed below it. */
    MAPPING,
    /** A mapping of names that the user chose. */
    NAMED,
    /** A list whose items have the keys listed below it. */
    LIST,
    /** Anything at all. */
    ANY
}

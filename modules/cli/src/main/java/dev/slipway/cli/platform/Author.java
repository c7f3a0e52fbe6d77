package dev.slipway.cli.platform;

import dev.slipway.cli.output.Console;

/** Who calls. */
public final class Author {
    private Author() {}

    /** Name of the user of this machine. */
    public static String of(Console console) {
        var sudo = console.environment().getOrDefault("SUDO_USER", "");
        return sudo.isEmpty() ? console.environment().getOrDefault("USER", "unknown") : sudo;
    }
}

package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.platform.api.ReleaseDiff;

/** How differences are shown. */
final class DiffText {
    private DiffText() {}

    /** Prints a line for each difference. */
    static void print(ReleaseDiff diff, Console console) {
        for (var difference : diff.differences()) {
            var line = switch ((difference.before().isEmpty() ? 0 : 2)
                    + (difference.after().isEmpty() ? 0 : 1)) {
                case 1 -> "+ " + difference.path() + ": " + difference.after();
                case 2 -> "- " + difference.path() + ": " + difference.before();
                default -> "~ " + difference.path() + ": " + difference.before() + " → " + difference.after();
            };
            console.out().println(line);
        }
    }
}

package dev.slipway.cli.platform;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.Platform;
import java.time.Duration;

/** Waits until an application that is destroyed is no longer there. */
final class Departure {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Console console;
    private final Platform platform;
    private final String application;
    private final Duration patience;

    /** Of this application, for at most this time. */
    Departure(Console console, Platform platform, String application, Duration patience) {
        this.console = console;
        this.platform = platform;
        this.application = application;
        this.patience = patience;
    }

    /** Returns the exit code when it is gone, or when it takes too long. */
    int await() throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        try {
            while (platform.application(application).destroying()) {
                if (System.nanoTime() > end) {
                    console.err()
                            .println("slipway: '" + application + "' is not gone after " + Humane.time(patience)
                                    + "; 'slipway events -a " + application
                                    + "' says what is in the way; it goes on in the background");
                    return ExitCode.TIMED_OUT;
                }
                Thread.sleep(INTERVAL);
            }
        } catch (AbsentException _) {
            // it is gone
        }
        return ExitCode.DONE;
    }
}

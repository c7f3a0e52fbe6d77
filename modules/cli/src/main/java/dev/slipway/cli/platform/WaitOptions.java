package dev.slipway.cli.platform;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.api.Platform;
import dev.slipway.yaml.Durations;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Whether and how long a command waits for what it began. */
public final class WaitOptions {
    @Option(names = "--no-wait", description = "Return as soon as the wish is stored.")
    private boolean noWait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "Longest time to wait, such as 90s (default: ${DEFAULT-VALUE}).")
    private String timeout = "10m";

    /** Whether it waits at all. */
    public boolean isWaiting() {
        return !noWait;
    }

    /** The longest time to wait. */
    public Duration patience() {
        try {
            return Durations.parse(timeout);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--timeout: " + e.getMessage(), e);
        }
    }

    /** Waits for what was deployed, where that is wished, and returns the exit code. */
    public int follow(Console console, Platform platform, String application, Deployed deployed)
            throws InterruptedException {
        return noWait ? ExitCode.DONE : new Rollout(console, platform, application, patience()).follow(deployed);
    }

    /** Waits until the application is as its settings say, where that is wished, and returns the exit code. */
    public int settle(Console console, Platform platform, String application) throws InterruptedException {
        return noWait ? ExitCode.DONE : new Rollout(console, platform, application, patience()).settle();
    }

    /** Waits until an application that is destroyed is gone, where that is wished, and returns the exit code. */
    public int depart(Console console, Platform platform, String application, boolean volumesKept)
            throws InterruptedException {
        if (noWait) {
            return ExitCode.DONE;
        }
        var code = new Departure(console, platform, application, patience()).await();
        if (code == ExitCode.DONE) {
            console.err().println("'" + application + "' is gone" + (volumesKept ? "; its volumes are kept" : ""));
        }
        return code;
    }
}

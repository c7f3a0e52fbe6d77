package dev.slipway.cli.platform;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.api.Status;
import dev.slipway.platform.release.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Waits for what was begun and says how it goes: a line whenever a service, or what is waited for, changes. */
public final class Rollout {
    /** How often it is shown how far things are; that they are at their end is told at once. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Console console;
    private final Platform platform;
    private final String application;
    private final Duration patience;
    private final Map<String, String> shown = new HashMap<>();

    /** Of this application, for at most this time. */
    public Rollout(Console console, Platform platform, String application, Duration patience) {
        this.console = console;
        this.platform = platform;
        this.application = application;
        this.patience = patience;
    }

    /** Waits until what was deployed has come to an end, and returns the exit code. */
    public int follow(Deployed deployed) throws InterruptedException {
        return switch (deployed) {
            case Deployed.Stored stored -> {
                console.err().println("kept as configuration " + stored.config() + "; nothing runs yet that needs it");
                yield ExitCode.DONE;
            }
            case Deployed.Unchanged(var release, var deployment) when deployment == 0 -> unchanged(release);
            case Deployed.Unchanged(var _, var deployment) -> follow(deployment);
            case Deployed.Started(var _, var deployment) -> follow(deployment);
        };
    }

    /** There may be something to do still, such as to start what was stopped. */
    private int unchanged(int release) throws InterruptedException {
        var before = platform.status(application);
        if (before.isReady() || (platform.settle(application, INTERVAL) && isStill(before))) {
            console.err().println("nothing to do: release v" + release + " of '" + application + "' is current");
            return ExitCode.DONE;
        }
        return settle();
    }

    private boolean isStill(Status before) throws InterruptedException {
        return platform.status(application).gears().equals(before.gears());
    }

    /** Waits until the application is as its settings say, and returns the exit code. */
    public int settle() throws InterruptedException {
        var begun = Instant.now();
        while (!platform.settle(application, INTERVAL)) {
            show();
            if (over(begun)) {
                return timedOut();
            }
        }
        show();
        return ExitCode.DONE;
    }

    private int follow(int id) throws InterruptedException {
        var begun = Instant.now();
        while (true) {
            var deployment = platform.await(application, id, INTERVAL);
            show();
            if (deployment.state().ended()) {
                var other = instead(deployment);
                return other.isPresent() ? follow(other.get().id()) : ended(deployment, begun);
            }
            if (over(begun)) {
                return timedOut();
            }
        }
    }

    /** The deployment that took the place of one that never began, which is all that is worth waiting for. */
    private Optional<Deployment> instead(Deployment deployment) {
        if (deployment.state() != Deployment.State.CANCELLED || deployment.begun() != null) {
            return Optional.empty();
        }
        var newest = platform.deployments(application, 1).stream()
                .filter(other -> other.id() > deployment.id())
                .findFirst();
        newest.ifPresent(other -> console.err()
                .println("release v" + deployment.release() + " of '" + application + "' was superseded by v"
                        + other.release() + " before it began"));
        return newest;
    }

    private int ended(Deployment deployment, Instant begun) {
        var time = Humane.time(Duration.between(begun, Instant.now()));
        var release = "release v" + deployment.release() + " of '" + application + "'";
        return switch (deployment.state()) {
            case SUCCEEDED -> {
                console.err().println(release + " is current, after " + time);
                yield ExitCode.DONE;
            }
            case REVERTED ->
                failed(release + " failed and v" + deployment.previous() + " is current again", deployment);
            case CANCELLED -> failed(release + " was cancelled", deployment);
            case FAILED, QUEUED, PULLING, RELEASING, ROLLING, DRAINING, REVERTING, CANCELLING ->
                failed(release + " failed", deployment);
        };
    }

    private int failed(String what, Deployment deployment) {
        console.err().println("slipway: " + what + (deployment.reason().isEmpty() ? "" : ": " + deployment.reason()));
        return ExitCode.FAILED;
    }

    private boolean over(Instant begun) {
        return Duration.between(begun, Instant.now()).compareTo(patience) > 0;
    }

    private int timedOut() throws InterruptedException {
        var waiting = platform.status(application).waiting();
        console.err()
                .println("slipway: '" + application + "' is not there after " + Humane.time(patience)
                        + (waiting.isEmpty() ? "" : "; it waits for " + waiting) + "; it goes on in the background");
        return ExitCode.TIMED_OUT;
    }

    private void show() throws InterruptedException {
        var status = platform.status(application);
        status.services().forEach(service -> show(service.service(), line(service)));
        if (!status.waiting().isEmpty()) {
            show("", "waiting for " + status.waiting());
        }
    }

    private void show(String subject, String line) {
        if (!line.equals(shown.put(subject, line))) {
            console.err().println(line);
        }
    }

    private static String line(Status.ServiceStatus service) {
        return service.service() + "  " + service.ready() + " of " + service.wished() + " ready";
    }
}

package dev.slipway.cli.platform;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.api.Status;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.release.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Waits for what was begun and says how it goes: a line whenever a service, or what is waited for, changes. Of services
 * that are as they should be and stay so, nothing is said.
 */
public final class Rollout {
    /** How often it is shown how far things are; that they are at their end is told at once. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** How many reasons to wait are told at a time. */
    private static final int REASONS = 4;

    private final Console console;
    private final Platform platform;
    private final String application;
    private final Duration patience;
    private final Map<String, Seen> seen = new HashMap<>();
    private String waiting = "";

    /**
     * A service when it was last looked at.
     *
     * @param line what there is to say of it
     * @param gears ids of its gears when they were last all there
     */
    private record Seen(String line, Set<String> gears) {}

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
        begin(_ -> false);
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
        var release = platform.await(application, id, Duration.ZERO).release();
        begin(gear -> gear.release() == release);
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
                        + (waiting.isEmpty() ? "" : ": " + brief(waiting)) + "; it goes on in the background");
        return ExitCode.TIMED_OUT;
    }

    /** Looks before much can have happened; what is as it should be then, with no gear that is new, is no news. */
    private void begin(Predicate<FoundGear> isNew) throws InterruptedException {
        var status = platform.status(application);
        var changed = status.gears().stream()
                .filter(isNew)
                .map(gear -> gear.name().service())
                .collect(Collectors.toSet());
        for (var service : status.services()) {
            var gears = gears(status, service);
            if (isWhole(service, gears) && !changed.contains(service.service())) {
                seen.put(service.service(), new Seen(line(service), gears));
            }
        }
    }

    private void show() throws InterruptedException {
        var status = platform.status(application);
        status.services().forEach(service -> show(service, gears(status, service)));
        if (!status.waiting().isEmpty() && !status.waiting().equals(waiting)) {
            waiting = status.waiting();
            console.err().println("waiting: " + brief(waiting));
        }
    }

    /** As many reasons as fit on a line or two; each is a sentence. */
    private static String brief(String reasons) {
        var all = List.of(reasons.split("; ", -1));
        var shown = String.join("; ", all.subList(0, Math.min(REASONS, all.size())));
        return all.size() > REASONS ? shown + "; and " + (all.size() - REASONS) + " more" : shown;
    }

    private void show(Status.ServiceStatus service, Set<String> gears) {
        var line = line(service);
        var before = seen.getOrDefault(service.service(), new Seen("", Set.of()));
        var whole = isWhole(service, gears);
        if (!line.equals(before.line()) || (whole && !gears.equals(before.gears()))) {
            console.err().println(line);
        }
        seen.put(service.service(), new Seen(line, whole ? gears : before.gears()));
    }

    private static Set<String> gears(Status status, Status.ServiceStatus service) {
        return status.gears().stream()
                .filter(gear -> gear.name().service().equals(service.service()))
                .map(FoundGear::id)
                .collect(Collectors.toSet());
    }

    /** Whether all its gears are there, and no others. */
    private static boolean isWhole(Status.ServiceStatus service, Set<String> gears) {
        return service.ready() == service.wished() && gears.size() == service.wished();
    }

    private static String line(Status.ServiceStatus service) {
        var surplus = service.ready() - service.wished();
        if (surplus > 0) {
            return service.service() + "  " + surplus + " to end";
        }
        return service.service() + "  "
                + (service.wished() == 0 ? "ended" : service.ready() + " of " + service.wished() + " ready");
    }
}

package dev.slipway.cli.doctor;

import dev.slipway.cli.output.Humane;
import dev.slipway.platform.api.DeployRequest;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.release.Application;
import dev.slipway.store.StoreHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Judges what the store says, and asks the platform what stands in the way of its applications. */
final class StoreChecks {
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration AHEAD = Duration.ofSeconds(2);

    private StoreChecks() {}

    static List<Finding> judged(StoreHealth health, Instant now) {
        var found = new ArrayList<Finding>();
        var text = health.location() + ", "
                + (health.platform().isEmpty() ? "" : "platform " + health.platform() + ", ") + "form " + health.form()
                + ", " + Humane.size(health.size()) + ", written in "
                + health.write().toMillis() + " ms";
        if (!health.faults().isEmpty()) {
            found.add(Finding.problem(
                    "store",
                    text + "; damaged: " + String.join("; ", health.faults()),
                    "stop the server and put a backup in its place"));
        } else if (health.write().compareTo(SLOW) > 0) {
            found.add(Finding.warning("store", text, "every change waits for this; use a faster disk"));
        } else {
            found.add(Finding.ok("store", text));
        }
        var newest = health.newestEvent();
        if (newest != null && newest.isAfter(now.plus(AHEAD))) {
            found.add(Finding.problem(
                    "clock",
                    "the newest event is from the future: " + newest,
                    "the clock of the server went back; set it by NTP"));
        }
        return found;
    }

    /** Ports that others have, files that are gone, external networks and volumes that are missing. */
    static List<Finding> obstacles(Platform platform) throws InterruptedException {
        var found = new ArrayList<Finding>();
        var looked = 0;
        for (var application : platform.applications()) {
            if (application.current() > 0 && !application.destroying()) {
                looked++;
                obstacles(platform, application)
                        .forEach(obstacle -> found.add(Finding.problem(
                                "ports",
                                "'" + application.name() + "': " + obstacle,
                                "give it back, or change the file")));
            }
        }
        if (found.isEmpty()) {
            found.add(Finding.ok("ports", "nothing is in the way of " + Humane.count(looked, "application")));
        }
        return found;
    }

    private static List<String> obstacles(Platform platform, Application application) throws InterruptedException {
        var release = platform.release(application.name(), application.current());
        try {
            return platform.propose(DeployRequest.of(release.spec(), "doctor", "doctor"))
                    .obstacles();
        } catch (RuntimeException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}

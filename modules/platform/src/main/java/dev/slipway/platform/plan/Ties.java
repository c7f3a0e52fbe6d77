package dev.slipway.platform.plan;

import dev.slipway.platform.application.Dependency;
import dev.slipway.platform.application.Networking.Mode;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What gears owe to those of other services that they go with. Who shares a network or a list of processes with another gear
 * is replaced with it and restarted with it, since both are gone when it ends. Who asks for it with
 * {@code depends_on: restart} is restarted when the other service was replaced or restarted by us, and not when it
 * only came up again by itself.
 */
final class Ties {
    private static final String SERVICE_PREFIX = "service:";

    private final Situation situation;
    private final Target target;
    private final Map<String, List<FoundGear>> byService;

    Ties(Situation situation, Target target, Map<String, List<FoundGear>> byService) {
        this.situation = situation;
        this.target = target;
        this.byService = byService;
    }

    /** The services whose gears those of a service share something with. */
    static List<String> anchors(ServiceSpec service) {
        var anchors = new ArrayList<String>();
        if (service.networking().mode() instanceof Mode.OfService(var other)) {
            anchors.add(other);
        }
        Stream.of(service.rights().pid(), service.rights().ipc())
                .filter(mode -> mode.startsWith(SERVICE_PREFIX))
                .map(mode -> mode.substring(SERVICE_PREFIX.length()))
                .forEach(anchors::add);
        return anchors;
    }

    /** A service that a gear of this slot cannot be started beside yet, as there is none of its gears, or two. */
    Optional<String> loose(ServiceSpec service, int slot) {
        return anchors(service).stream()
                .filter(anchor -> anchor(anchor, slot).isEmpty())
                .findFirst();
    }

    /** The time before which the gear of a slot must not have been created. */
    Optional<Instant> replacedBefore(ServiceSpec service, int slot) {
        return anchors(service).stream()
                .flatMap(anchor -> anchor(anchor, slot).stream())
                .map(FoundGear::created)
                .max(Comparator.naturalOrder());
    }

    /** The time before which the gear of a slot must not have been started. */
    Optional<Instant> restartedBefore(ServiceSpec service, int slot) {
        var anchored = anchors(service).stream()
                .flatMap(anchor -> anchor(anchor, slot).stream())
                .map(gear -> ((Phase.Running) gear.phase()).since());
        var asked = service.dependencies().stream()
                .filter(Dependency::restart)
                .flatMap(dependency -> renewed(dependency).stream());
        return Stream.concat(anchored, asked).max(Comparator.naturalOrder());
    }

    /** The only gear that runs in the same slot of a service, or in its first. */
    private Optional<FoundGear> anchor(String service, int slot) {
        var wished = target.services().get(service);
        if (wished == null) {
            return Optional.empty();
        }
        var number = slot <= wished.count() ? slot : 1;
        var running = byService.getOrDefault(service, List.of()).stream()
                .filter(gear -> gear.name().slot() == number && gear.phase() instanceof Phase.Running)
                .toList();
        return running.size() == 1 && asWished(running.getFirst(), wished)
                ? Optional.of(running.getFirst())
                : Optional.empty();
    }

    /** When a service was last made new as a whole, once all of it is there again. */
    private Optional<Instant> renewed(Dependency dependency) {
        var wished = target.services().get(dependency.service());
        if (wished == null || wished.stopped() || wished.count() == 0) {
            return Optional.empty();
        }
        var gears = byService.getOrDefault(dependency.service(), List.of()).stream()
                .filter(gear -> gear.name().slot() <= wished.count())
                .toList();
        var there = gears.size() == wished.count()
                && gears.stream()
                        .allMatch(gear -> asWished(gear, wished) && Gates.reached(gear, dependency.condition()));
        if (!there) {
            return Optional.empty();
        }
        var times = new ArrayList<Instant>();
        gears.stream().map(FoundGear::created).min(Comparator.naturalOrder()).ifPresent(times::add);
        asked(wished, gears).forEach(times::add);
        return times.stream().max(Comparator.naturalOrder());
    }

    /** The times at which somebody asked for a restart or a replacement that has been done. */
    private Stream<Instant> asked(Wished wished, List<FoundGear> gears) {
        var restarted = Stream.ofNullable(wished.restartedBefore())
                .filter(time -> gears.stream().noneMatch(gear -> started(gear).isBefore(time)));
        var replaced = gears.stream()
                .flatMap(gear -> Stream.ofNullable(situation
                                .application()
                                .settings()
                                .replacedBefore()
                                .get(gear.name().local()))
                        .filter(time -> !gear.created().isBefore(time)));
        return Stream.concat(restarted, replaced);
    }

    private static boolean asWished(FoundGear gear, Wished wished) {
        return gear.fingerprint().equals(wished.fingerprint());
    }

    private static Instant started(FoundGear gear) {
        return switch (gear.phase()) {
            case Phase.Running running -> running.since();
            case Phase.Ended ended -> ended.since();
            case Phase.Created _, Phase.Removing _ -> gear.created();
        };
    }
}

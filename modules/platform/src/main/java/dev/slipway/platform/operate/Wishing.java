package dev.slipway.platform.operate;

import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Dependency.Condition;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Settings;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Settings after a wish that makes no release. */
final class Wishing {
    private Wishing() {}

    static Application with(Application application, Settings settings) {
        return new Application(
                application.name(),
                application.project(),
                application.current(),
                settings,
                application.destroying(),
                application.keepVolumes(),
                application.created());
    }

    static Settings scaled(Settings settings, ApplicationSpec spec, Map<String, Integer> gears) {
        var scale = new HashMap<>(settings.scale());
        gears.forEach((name, count) -> {
            var service = spec.service(name);
            if (count < 0) {
                throw new IllegalArgumentException("'" + count + "' gears of " + name + ": expected 0 or more");
            }
            checkRoom(service, count);
            scale.put(name, count);
        });
        return settings.withScale(scale);
    }

    /** Throws when a service is to have more gears than there can be. */
    static void checkRoom(Settings settings, ApplicationSpec spec) {
        spec.services()
                .values()
                .forEach(service ->
                        checkRoom(service, settings.scale().getOrDefault(service.name(), service.replicas())));
    }

    private static void checkRoom(ServiceSpec service, int count) {
        service.networking().room().filter(room -> count > room.most()).ifPresent(room -> {
            throw new IllegalArgumentException("'" + count + "' gears of " + service.name() + ": " + room.reason());
        });
    }

    static Settings stopped(Settings settings, ApplicationSpec spec, Set<String> services) {
        var stopped = new HashSet<>(settings.stopped());
        stopped.addAll(named(spec, services));
        checkNeeds(settings, spec, stopped);
        return settings.withStopped(stopped, settings.removed());
    }

    /** The gears of those that are stopped go; of all that are where none is named. */
    static Settings removed(Settings settings, ApplicationSpec spec, Set<String> services) {
        services.forEach(spec::service);
        var running = new TreeSet<>(services);
        running.removeAll(settings.stopped());
        if (!running.isEmpty()) {
            throw new ConflictException("'" + String.join("', '", running)
                    + "' cannot be removed while it runs; stop it first with 'slipway stop "
                    + String.join(" ", running) + "', or use --stop");
        }
        var removed = new HashSet<>(services.isEmpty() ? settings.stopped() : settings.removed());
        removed.addAll(services);
        return settings.withStopped(settings.stopped(), removed);
    }

    /** Throws when a service is to run without one that it needs. */
    private static void checkNeeds(Settings settings, ApplicationSpec spec, Set<String> stopped) {
        for (var service : spec.services().values()) {
            if (settings.scale().getOrDefault(service.name(), service.replicas()) == 0) {
                continue;
            }
            for (var dependency : service.dependencies()) {
                var needed = dependency.required() && dependency.condition() != Condition.COMPLETED;
                if (needed && stopped.contains(dependency.service()) && !stopped.contains(service.name())) {
                    throw new IllegalArgumentException("'" + service.name() + "' needs '" + dependency.service()
                            + "', so the one cannot run while the other is stopped; name both");
                }
            }
        }
    }

    /** Starts services that were stopped, unless they need one that stays so. */
    static Settings started(Settings settings, ApplicationSpec spec, Set<String> services, Instant now) {
        var started = started(settings, named(spec, services), now);
        checkNeeds(settings, spec, started.stopped());
        return started;
    }

    /** Those that were stopped start what they have again. */
    static Settings started(Settings settings, Set<String> services, Instant now) {
        var stopped = new HashSet<>(settings.stopped());
        var restarted = new HashMap<>(settings.restartedBefore());
        var removed = new HashSet<>(settings.removed());
        removed.removeAll(services);
        services.stream().filter(stopped::remove).forEach(name -> restarted.put(name, now));
        return settings.withStopped(stopped, removed).withRestartedBefore(restarted);
    }

    static Settings restarted(Settings settings, ApplicationSpec spec, Set<String> services, Instant now) {
        var restarted = new HashMap<>(settings.restartedBefore());
        named(spec, services).forEach(name -> restarted.put(name, now));
        return settings.withRestartedBefore(restarted);
    }

    static Settings replaced(Settings settings, ApplicationSpec spec, Set<String> gears, Instant now) {
        var replaced = new HashMap<>(settings.replacedBefore());
        for (var gear : gears) {
            if (!spec.services().containsKey(gear)) {
                checkSlot(settings, spec, gear);
            }
            replaced.put(gear, now);
        }
        return settings.withReplacedBefore(replaced);
    }

    private static void checkSlot(Settings settings, ApplicationSpec spec, String gear) {
        var dot = gear.lastIndexOf('.');
        var service = spec.service(dot < 0 ? gear : gear.substring(0, dot));
        var count = settings.scale().getOrDefault(service.name(), service.replicas());
        for (var slot = 1; slot <= count; slot++) {
            if (gear.equals(service.name() + "." + slot)) {
                return;
            }
        }
        throw new IllegalArgumentException(
                "service '" + service.name() + "' has no gear '" + gear + "'; its slots are 1 to " + count);
    }

    /** All services where none is named. */
    static Set<String> named(ApplicationSpec spec, Set<String> services) {
        services.forEach(spec::service);
        return services.isEmpty() ? spec.services().keySet() : services;
    }
}

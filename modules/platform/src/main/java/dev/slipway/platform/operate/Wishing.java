package dev.slipway.platform.operate;

import dev.slipway.platform.application.ApplicationSpec;
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
            if (count > 1 && service.networking().exclusive()) {
                throw new IllegalArgumentException("'" + count + "' gears of " + name
                        + ": a second one cannot have the same port, address, name or machine's network");
            }
            scale.put(name, count);
        });
        return settings.withScale(scale);
    }

    static Settings stopped(Settings settings, ApplicationSpec spec, Set<String> services) {
        var stopped = new HashSet<>(settings.stopped());
        stopped.addAll(named(spec, services));
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

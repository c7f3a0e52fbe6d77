package dev.slipway.platform.operate;

import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Settings;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

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
        return new Settings(scale, settings.stopped(), settings.restartedBefore(), settings.replacedBefore());
    }

    static Settings stopped(Settings settings, ApplicationSpec spec, Set<String> services) {
        var stopped = new HashSet<>(settings.stopped());
        stopped.addAll(named(spec, services));
        return new Settings(settings.scale(), stopped, settings.restartedBefore(), settings.replacedBefore());
    }

    /** Those that were stopped start what they have again. */
    static Settings started(Settings settings, Set<String> services, Instant now) {
        var stopped = new HashSet<>(settings.stopped());
        var restarted = new HashMap<>(settings.restartedBefore());
        services.stream().filter(stopped::remove).forEach(name -> restarted.put(name, now));
        return new Settings(settings.scale(), stopped, restarted, settings.replacedBefore());
    }

    static Settings restarted(Settings settings, ApplicationSpec spec, Set<String> services, Instant now) {
        var restarted = new HashMap<>(settings.restartedBefore());
        named(spec, services).forEach(name -> restarted.put(name, now));
        return new Settings(settings.scale(), settings.stopped(), restarted, settings.replacedBefore());
    }

    static Settings replaced(Settings settings, ApplicationSpec spec, Set<String> gears, Instant now) {
        var replaced = new HashMap<>(settings.replacedBefore());
        for (var gear : gears) {
            if (!spec.services().containsKey(gear)) {
                checkSlot(settings, spec, gear);
            }
            replaced.put(gear, now);
        }
        return new Settings(settings.scale(), settings.stopped(), settings.restartedBefore(), replaced);
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

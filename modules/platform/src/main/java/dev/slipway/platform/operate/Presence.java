package dev.slipway.platform.operate;

import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Phase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What there is of an application to be named: services, and gears such as {@code web.2}.
 *
 * @param application its name
 * @param services the services of its releases of now
 * @param gears its gears as found, by service and slot, and older ones first
 */
record Presence(String application, Set<String> services, List<FoundGear> gears) {
    private static final Comparator<FoundGear> ORDER =
            Comparator.comparing(FoundGear::name).thenComparing(FoundGear::created);

    Presence {
        var all = new TreeSet<>(services);
        gears.forEach(gear -> all.add(gear.name().service()));
        services = all;
        gears = gears.stream().sorted(ORDER).toList();
    }

    /**
     * Throws an {@link AbsentException} for a name that is none.
     *
     * @param toCome whether gears that are not there yet may be named, too
     */
    void check(Collection<String> names, boolean toCome) {
        for (var name : names) {
            if (!services.contains(name) && of(name).isEmpty()) {
                checkGear(name, toCome);
            }
        }
    }

    private void checkGear(String name, boolean toCome) {
        var dot = name.lastIndexOf('.');
        var isGear = dot > 0
                && services.contains(name.substring(0, dot))
                && name.substring(dot + 1).matches("[1-9][0-9]{0,5}");
        if (!isGear) {
            throw new AbsentException(
                    "'" + application + "' has no service or gear '" + name + "'; there is " + listed(services));
        }
        if (!toCome) {
            var others = of(name.substring(0, dot)).stream()
                    .map(gear -> gear.name().local())
                    .toList();
            throw new AbsentException(
                    "'" + application + "' has no gear '" + name + "' now; there is " + listed(others));
        }
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
    }

    /** The gears of a service, or those of a slot. */
    List<FoundGear> of(String name) {
        return gears.stream()
                .filter(gear -> gear.name().service().equals(name)
                        || gear.name().local().equals(name))
                .toList();
    }

    /** The gears of these services and slots that run; all where none is named. */
    List<FoundGear> running(Set<String> names) {
        check(names, false);
        var chosen = new ArrayList<FoundGear>();
        for (var gear : gears) {
            var named = names.isEmpty()
                    || names.contains(gear.name().service())
                    || names.contains(gear.name().local());
            if (named && gear.phase() instanceof Phase.Running) {
                chosen.add(gear);
            }
        }
        return chosen;
    }

    /** The gear to go into: one that is ready rather than not, of a lower slot, and newer. */
    FoundGear toEnter(String name) {
        return running(Set.of(name)).stream()
                .min(Comparator.comparing((FoundGear gear) -> !gear.ready())
                        .thenComparing(FoundGear::name)
                        .thenComparing(FoundGear::created, Comparator.reverseOrder()))
                .orElseThrow(() -> new ConflictException(
                        services.contains(name)
                                ? "no gear of '" + name + "' runs; 'slipway run " + name
                                        + " …' starts a container of its own"
                                : "'" + name + "' does not run"));
    }
}

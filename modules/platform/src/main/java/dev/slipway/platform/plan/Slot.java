package dev.slipway.platform.plan;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A slot of a service: the gear that is as wished, and those that are not.
 *
 * @param name its name
 * @param fresh the gear that is as wished, or null
 * @param old the others
 */
record Slot(GearName name, @Nullable FoundGear fresh, List<FoundGear> old) {
    /** The better of two gears that are both as wished: one that is ready, then one with the usual name, then the older. */
    private static final Comparator<FoundGear> BETTER = Comparator.comparing((FoundGear gear) -> !gear.ready())
            .thenComparing(gear -> !gear.named())
            .thenComparing(FoundGear::created)
            .thenComparing(FoundGear::id);

    static Slot of(GearName name, List<FoundGear> found, Predicate<FoundGear> asWished) {
        var there = found.stream()
                .filter(gear -> !(gear.phase() instanceof Phase.Removing))
                .toList();
        var fresh = there.stream().filter(asWished).min(BETTER).orElse(null);
        var old = new ArrayList<>(there);
        if (fresh != null) {
            old.remove(fresh);
        }
        return new Slot(name, fresh, List.copyOf(old));
    }

    boolean empty() {
        return fresh == null && old.isEmpty();
    }

    /** Whether a gear was created, or started, before a time. */
    static boolean before(Instant when, @Nullable Instant limit) {
        return limit != null && when.isBefore(limit);
    }
}

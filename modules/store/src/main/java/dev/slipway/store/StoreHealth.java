package dev.slipway.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a store is.
 *
 * @param location where it is, to be shown
 * @param platform id of the platform whose store it is; empty where no server has used it since there are ids
 * @param form number of the form that its tables have
 * @param size bytes it takes
 * @param faults what the database itself finds wrong with it
 * @param write how long it took to write something
 * @param newestEvent time of the newest event, or null where there is none
 */
public record StoreHealth(
        String location,
        String platform,
        int form,
        long size,
        List<String> faults,
        Duration write,
        @Nullable Instant newestEvent) {
    /** Copies the list. */
    public StoreHealth {
        faults = List.copyOf(faults);
    }
}

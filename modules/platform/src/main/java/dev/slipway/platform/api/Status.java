package dev.slipway.platform.api;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an application is to be and what is there of it.
 *
 * @param application the application
 * @param deployment the newest deployment, or null
 * @param services its services, by name
 * @param gears its gears as found, by service and slot
 * @param waiting what is waited for, to be shown; empty when nothing is
 */
public record Status(
        Application application,
        @Nullable Deployment deployment,
        List<ServiceStatus> services,
        List<FoundGear> gears,
        String waiting) {
    /** Copies the lists. */
    public Status {
        services = List.copyOf(services);
        gears = List.copyOf(gears);
    }

    /** Whether each service has all its gears, and all are ready. */
    public boolean isReady() {
        return services.stream().allMatch(service -> service.ready() >= service.wished());
    }

    /**
     * A service.
     *
     * @param service its name
     * @param image reference of its image
     * @param wished gears it is to have
     * @param ready gears that are ready
     * @param strategy how its gears are replaced and why so, to be shown
     */
    public record ServiceStatus(String service, String image, int wished, int ready, String strategy) {}
}

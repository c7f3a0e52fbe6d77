package dev.slipway.platform.api;

import dev.slipway.platform.runtime.FoundVolume;
import java.util.List;

/**
 * A volume and what it is to its application.
 *
 * @param found what the runtime sees of it
 * @param kept whether its application is gone
 * @param services services whose gears see it, by the current release
 */
public record VolumeStatus(FoundVolume found, boolean kept, List<String> services) {
    /** Copies the list. */
    public VolumeStatus {
        services = List.copyOf(services);
    }
}

package dev.slipway.platform.release;

import dev.slipway.platform.application.Names;
import java.time.Instant;

/**
 * An application as it is kept.
 *
 * @param name its name
 * @param project the project it belongs to
 * @param current version of the release that is current, or 0 before the first
 * @param settings what changes how it runs without making a release
 * @param destroying whether it is about to be removed, and with it all that is its own
 * @param keepVolumes whether its volumes are kept when it is removed
 * @param created when it was created
 */
public record Application(
        String name,
        String project,
        int current,
        Settings settings,
        boolean destroying,
        boolean keepVolumes,
        Instant created) {
    /** Checks the name. */
    public Application {
        Names.application(name);
    }
}

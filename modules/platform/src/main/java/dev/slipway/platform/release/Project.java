package dev.slipway.platform.release;

import dev.slipway.platform.application.Names;

/**
 * A project: applications of the same people.
 *
 * @param name its name
 * @param infrastructure whether its applications may have rights over the machine
 */
public record Project(String name, boolean infrastructure) {
    /** Checks the name. */
    public Project {
        Names.application(name);
    }
}

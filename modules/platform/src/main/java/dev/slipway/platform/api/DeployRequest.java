package dev.slipway.platform.api;

import dev.slipway.platform.application.ApplicationSpec;
import java.util.List;

/**
 * A wish for an application to be another one.
 *
 * @param spec what it is to be; its name says which application
 * @param project the project of the application where it does not exist yet; empty for {@code default}
 * @param config changes of its configuration that belong to it
 * @param supersede whether unfinished deployments of the application are cancelled in its favour
 * @param author who wishes it
 * @param reason why, such as {@code up}
 */
public record DeployRequest(
        ApplicationSpec spec,
        String project,
        List<ConfigChange> config,
        boolean supersede,
        String author,
        String reason) {
    /** Copies the list. */
    public DeployRequest {
        config = List.copyOf(config);
    }

    /** This specification, in the default project, without changes of the configuration. */
    public static DeployRequest of(ApplicationSpec spec, String author, String reason) {
        return new DeployRequest(spec, "", List.of(), false, author, reason);
    }
}

package dev.slipway.server.api;

import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.server.access.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is sent to the API. */
public final class Wishes {
    private Wishes() {}

    /**
     * A new application.
     *
     * @param name its name
     * @param project its project, or empty for the default one
     */
    public record NewApplication(String name, String project) {}

    /**
     * What a project is to be.
     *
     * @param infrastructure whether its applications may have rights over the machine
     */
    public record ProjectChange(boolean infrastructure) {}

    /**
     * An application as it is to be.
     *
     * @param spec what it is to be
     * @param project its project where it does not exist yet, or empty for the default one
     * @param config changes of its configuration that belong to it
     * @param supersede whether unfinished deployments are cancelled in its favour
     * @param reason why, such as {@code up}
     */
    public record Deploy(
            ApplicationSpec spec, String project, List<ConfigChange> config, boolean supersede, String reason) {}

    /**
     * Another image of a service.
     *
     * @param service the service, or empty for the only one
     * @param image reference of the image
     * @param supersede whether unfinished deployments are cancelled in its favour
     */
    public record Image(String service, String image, boolean supersede) {}

    /**
     * A new token.
     *
     * @param name the name under which events tell what was done with it
     * @param permission what it is good for
     */
    public record NewToken(String name, Permission permission) {
        /** Checks the name. */
        public NewToken {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}")) {
                throw new IllegalArgumentException("'" + name
                        + "' cannot hold a token: expected up to 64 letters, digits, '.', '_', '@', '+' and '-'");
            }
        }
    }

    /**
     * A token that was made.
     *
     * @param id names it in lists
     * @param token what is asked with; it is shown once
     */
    public record Issued(String id, String token) {}

    /**
     * A release to go back to.
     *
     * @param version the release; 0 for the one that was current before the current one
     */
    public record Rollback(int version) {}

    /**
     * Changes of a configuration.
     *
     * @param changes the changes
     * @param reason why, such as {@code config set PORT}
     */
    public record Configure(List<ConfigChange> changes, String reason) {}

    /**
     * An entry of a configuration.
     *
     * @param service the only service that gets it, or empty for all
     * @param name its name
     */
    public record Entry(String service, String name) {}

    /**
     * The value of an entry.
     *
     * @param value the value
     */
    public record Revealed(String value) {}

    /**
     * How many gears services are to have.
     *
     * @param gears numbers by service
     */
    public record Scale(Map<String, Integer> gears) {}

    /**
     * Services, or gears such as {@code web.2}.
     *
     * @param names their names; empty for all
     */
    public record Chosen(Set<String> names) {}
}

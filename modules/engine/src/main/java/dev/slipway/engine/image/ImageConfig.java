package dev.slipway.engine.image;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How containers of an image run (OCI image specification, "Image Configuration").
 *
 * @param env {@code NAME=value} each
 * @param command default arguments, or the command itself where there is no entrypoint
 * @param entrypoint what is run
 * @param user user and group, empty for root
 * @param workingDir directory it runs in, empty for the root directory
 * @param exposedPorts {@code 80/tcp} each
 * @param volumes paths that become volumes
 * @param health how its health is checked, or null
 */
public record ImageConfig(
        List<String> env,
        List<String> command,
        List<String> entrypoint,
        String user,
        String workingDir,
        List<String> exposedPorts,
        List<String> volumes,
        @Nullable HealthCheck health) {
    /** How its health is checked, where the image says so. */
    public Optional<HealthCheck> healthCheck() {
        return Optional.ofNullable(health);
    }
}

package dev.slipway.engine.container;

import dev.slipway.engine.image.HealthCheck;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container to be created.
 *
 * @param image id or reference of its image
 * @param name its name; empty lets the engine choose
 * @param labels its labels
 * @param program what it runs
 * @param host what it gets of its machine
 * @param health how its health is checked, or null for what the image says
 */
public record ContainerSpec(
        String image,
        String name,
        Map<String, String> labels,
        Program program,
        Host host,
        @Nullable HealthCheck health) {
    /** A container of this image, as the image says. */
    public static ContainerSpec of(String image) {
        return new ContainerSpec(image, "", Map.of(), Program.ofImage(), Host.plain(), null);
    }

    /** The same with this name. */
    public ContainerSpec withName(String other) {
        return new ContainerSpec(image, other, labels, program, host, health);
    }

    /** The same with these labels. */
    public ContainerSpec withLabels(Map<String, String> others) {
        return new ContainerSpec(image, name, others, program, host, health);
    }

    /** The same, running this. */
    public ContainerSpec withProgram(Program other) {
        return new ContainerSpec(image, name, labels, other, host, health);
    }

    /** The same, running this command of its image. */
    public ContainerSpec withCommand(String... words) {
        return withProgram(program.withCommand(words));
    }

    /** The same with this of its machine. */
    public ContainerSpec withHost(Host other) {
        return new ContainerSpec(image, name, labels, program, other, health);
    }

    /** The same with this health check. */
    public ContainerSpec withHealth(HealthCheck other) {
        return new ContainerSpec(image, name, labels, program, host, other);
    }
}

package dev.slipway.engine.container;

import java.util.List;
import java.util.Map;

/**
 * All an engine knows of a container.
 *
 * @param id its id
 * @param name its name, without a slash
 * @param image the image as it was named at its creation
 * @param imageId {@code sha256:…} of that image
 * @param labels its labels, with those of the image
 * @param terminal whether it has a terminal
 * @param state how it fares
 * @param addresses its IP address by name of the network
 * @param ports ports of the machine that lead to it
 */
public record ContainerDetails(
        String id,
        String name,
        String image,
        String imageId,
        Map<String, String> labels,
        boolean terminal,
        ContainerState state,
        Map<String, String> addresses,
        List<Port> ports) {}

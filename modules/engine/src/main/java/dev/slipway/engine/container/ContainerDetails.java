package dev.slipway.engine.container;

import dev.slipway.engine.network.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All an engine knows of a container.
 *
 * @param id its id
 * @param name its name, without a slash
 * @param created when it was created
 * @param image the image as it was named at its creation
 * @param imageId {@code sha256:…} of that image
 * @param labels its labels, with those of the image
 * @param terminal whether it has a terminal
 * @param check its health check, such as {@code CMD true}, or empty where neither it nor its image has one
 * @param state how it fares
 * @param network what it was created in: name or id of a network, {@code host}, {@code none} or {@code container:ID}
 * @param addresses its IP address by name of the network
 * @param endpoints its places in networks, with the addresses that were asked for, by name of the network
 * @param ports ports of the machine that lead to it
 * @param volumes names of its volumes by where it sees them
 */
public record ContainerDetails(
        String id,
        String name,
        Instant created,
        String image,
        String imageId,
        Map<String, String> labels,
        boolean terminal,
        List<String> check,
        ContainerState state,
        String network,
        Map<String, String> addresses,
        Map<String, Endpoint> endpoints,
        List<Port> ports,
        Map<String, String> volumes) {}

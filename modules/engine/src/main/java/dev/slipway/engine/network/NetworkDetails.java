package dev.slipway.engine.network;

import java.util.List;
import java.util.Map;

/**
 * A network.
 *
 * @param id its id
 * @param name its name
 * @param driver such as {@code bridge}
 * @param labels its labels
 * @param subnets such as {@code 172.18.0.0/16}
 * @param containers ids of the running containers in it; none in a listing
 */
public record NetworkDetails(
        String id,
        String name,
        String driver,
        Map<String, String> labels,
        List<String> subnets,
        List<String> containers) {}

package dev.slipway.platform.environment;

import java.util.List;
import java.util.Map;

/**
 * Where the gears of each service are found.
 *
 * @param hosts by service the names of its gears, in the order of their slots
 * @param addresses by service the addresses of its gears in the same order; without those services of which one is unknown
 */
public record Peers(Map<String, List<String>> hosts, Map<String, List<String>> addresses) {
    /** Copies the maps. */
    public Peers {
        hosts = Map.copyOf(hosts);
        addresses = Map.copyOf(addresses);
    }
}

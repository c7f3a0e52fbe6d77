package dev.slipway.engine.container;

import dev.slipway.engine.network.Endpoint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a container is reached and what it reaches.
 *
 * @param mode name of a network, {@code host}, {@code none} or {@code container:ID}; empty for the engine's default
 * @param endpoint its place in that network, or null where it is not a network of containers; it is connected to
 *     further networks after its creation
 * @param ports ports of the machine that lead to it
 * @param exposed further ports it says it has, such as {@code 80/tcp}
 * @param names further names and the addresses they stand for
 * @param dns name servers, instead of the engine's
 * @param dnsSearch domains to search
 * @param dnsOptions options of the resolver
 */
public record Networking(
        String mode,
        @Nullable Endpoint endpoint,
        List<Port> ports,
        List<String> exposed,
        Map<String, List<String>> names,
        List<String> dns,
        List<String> dnsSearch,
        List<String> dnsOptions) {
    /** In the engine's default network, with no ports. */
    public static Networking usual() {
        return new Networking("", null, List.of(), List.of(), Map.of(), List.of(), List.of(), List.of());
    }

    /** The same in this network. */
    public Networking withMode(String name) {
        return new Networking(name, endpoint, ports, exposed, names, dns, dnsSearch, dnsOptions);
    }

    /** The same with this place in its network. */
    public Networking withEndpoint(Endpoint other) {
        return new Networking(mode, other, ports, exposed, names, dns, dnsSearch, dnsOptions);
    }

    /** The same with these ports. */
    public Networking withPorts(List<Port> others) {
        return new Networking(mode, endpoint, others, exposed, names, dns, dnsSearch, dnsOptions);
    }
}

package dev.slipway.docker.gear;

import dev.slipway.engine.container.Networking;
import dev.slipway.engine.container.Port;
import dev.slipway.engine.network.Endpoint;
import dev.slipway.platform.application.Networking.Attachment;
import dev.slipway.platform.application.Networking.Mode;
import dev.slipway.platform.gear.GearSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Computes how a gear's container is reached and what it reaches. */
final class NetworkMapping {
    private final GearSpec gear;
    private final Surroundings surroundings;
    private final dev.slipway.platform.application.Networking wished;

    NetworkMapping(GearSpec gear, Surroundings surroundings) {
        this.gear = gear;
        this.surroundings = surroundings;
        this.wished = gear.service().networking();
    }

    Networking networking() {
        return switch (wished.mode()) {
            case Mode.Host _ -> plain("host");
            case Mode.None _ -> plain("none");
            // Everything else is that of the other container, and an engine refuses to hear of it.
            case Mode.OfService(var service) -> Networking.usual().withMode(surroundings.peer(gear, service));
            case Mode.Networks _ -> inNetworks();
        };
    }

    /** The networks beside the first, which a container is created in. */
    Map<String, Endpoint> further() {
        var further = new LinkedHashMap<String, Endpoint>();
        attachments().stream().skip(1).forEach(attachment -> further.put(network(attachment), endpoint(attachment)));
        return further;
    }

    private List<Attachment> attachments() {
        return wished.mode() instanceof Mode.Networks ? wished.attachments() : List.of();
    }

    private Networking inNetworks() {
        if (attachments().isEmpty()) {
            return plain("none");
        }
        var first = attachments().getFirst();
        return plain(network(first)).withEndpoint(endpoint(first)).withPorts(ports());
    }

    private Networking plain(String mode) {
        return new Networking(
                mode,
                null,
                List.of(),
                wished.exposed(),
                wished.hosts(),
                wished.dns(),
                wished.dnsSearch(),
                wished.dnsOptions());
    }

    private List<Port> ports() {
        return wished.ports().stream()
                .map(port -> new Port(
                        port.target(), port.protocol(), port.address(), port.published(), port.lastPublished()))
                .toList();
    }

    private String network(Attachment attachment) {
        return gear.application().networkName(attachment.network());
    }

    private Endpoint endpoint(Attachment attachment) {
        var aliases = new ArrayList<>(
                Stream.of(gear.name().service(), gear.name().container()).toList());
        aliases.addAll(attachment.aliases());
        var again = surroundings.addresses().getOrDefault(network(attachment), "");
        return new Endpoint(
                aliases.stream().distinct().toList(),
                attachment.ipv4().isEmpty() ? again : attachment.ipv4(),
                attachment.ipv6(),
                attachment.mac());
    }
}

package dev.slipway.compose.application;

import dev.slipway.compose.service.Attachment;
import dev.slipway.compose.service.ComposeService;
import dev.slipway.compose.service.PublishedPort;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.Networking.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How a service of a Compose project is reached and what it reaches. */
final class NetworkMapping {
    private static final String OF_SERVICE = "service:";

    private final ComposeService service;

    NetworkMapping(ComposeService service) {
        this.service = service;
    }

    Networking networking() {
        var written = service.networking();
        return new Networking(
                mode(ServiceMapping.text(written.networkMode())),
                attachments(),
                written.ports().stream().map(NetworkMapping::port).toList(),
                written.expose(),
                written.extraHosts(),
                written.dns(),
                written.dnsSearch(),
                written.dnsOptions(),
                ServiceMapping.text(service.containerName()));
    }

    private static Mode mode(String written) {
        if (written.startsWith(OF_SERVICE)) {
            return new Mode.OfService(written.substring(OF_SERVICE.length()));
        }
        return switch (written) {
            case "host" -> new Mode.Host();
            case "none" -> new Mode.None();
            default -> new Mode.Networks();
        };
    }

    /** Those of high priority first, as the first gives the gear its way out. */
    private List<Networking.Attachment> attachments() {
        return service.networking().networks().entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Attachment> entry) ->
                                -entry.getValue().priority())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> attachment(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Networking.Attachment attachment(String network, Attachment written) {
        var mac = written.macAddress() == null ? service.networking().macAddress() : written.macAddress();
        var aliases = new ArrayList<>(written.aliases());
        return new Networking.Attachment(
                network,
                aliases,
                ServiceMapping.text(written.ipv4Address()),
                ServiceMapping.text(written.ipv6Address()),
                ServiceMapping.text(mac));
    }

    private static Networking.Port port(PublishedPort port) {
        var published = port.published();
        return new Networking.Port(
                ServiceMapping.text(port.hostIp()),
                published == null ? 0 : published.first(),
                published == null ? 0 : published.last(),
                port.target(),
                port.protocol());
    }
}

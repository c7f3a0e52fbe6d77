package dev.slipway.engine.container;

import dev.slipway.engine.api.Json;
import dev.slipway.engine.network.Endpoint;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the engine's JSON about containers. */
final class ContainerJson {
    private ContainerJson() {}

    static ContainerSummary summary(JsonNode json) {
        return new ContainerSummary(
                Json.text(json, "Id"),
                withoutSlash(json.path("Names").path(0).asString("")),
                Json.text(json, "Image"),
                Json.text(json, "ImageID"),
                Json.texts(json.path("Labels")),
                Json.text(json, "State"),
                Instant.ofEpochSecond(json.path("Created").asLong(0)));
    }

    static ContainerDetails details(JsonNode json) {
        var network = json.path("NetworkSettings");
        return new ContainerDetails(
                Json.text(json, "Id"),
                withoutSlash(Json.text(json, "Name")),
                Json.instant(json, "Created").orElse(Instant.EPOCH),
                Json.text(json.path("Config"), "Image"),
                Json.text(json, "Image"),
                Json.texts(json.path("Config").path("Labels")),
                json.path("Config").path("Tty").asBoolean(false),
                Json.strings(json.path("Config").path("Healthcheck").path("Test")),
                state(json.path("State")),
                Json.text(json.path("HostConfig"), "NetworkMode"),
                addresses(network.path("Networks")),
                endpoints(network.path("Networks")),
                ports(network.path("Ports")),
                volumes(json.path("Mounts")));
    }

    private static ContainerState state(JsonNode json) {
        return new ContainerState(
                Json.text(json, "Status"),
                json.path("Running").asBoolean(false),
                json.path("ExitCode").asInt(0),
                Json.text(json, "Error"),
                json.path("OOMKilled").asBoolean(false),
                json.path("Health").path("Status").asString("none"),
                lastProbe(json.path("Health").path("Log")),
                Json.instant(json, "StartedAt").orElse(null),
                Json.instant(json, "FinishedAt").orElse(null));
    }

    private static ContainerState.@Nullable Probe lastProbe(JsonNode log) {
        if (log.isEmpty()) {
            return null;
        }
        var last = log.path(log.size() - 1);
        var ended = Json.text(last, "End");
        return new ContainerState.Probe(
                last.path("ExitCode").asInt(0),
                Json.text(last, "Output"),
                ended.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(ended).toInstant());
    }

    private static Map<String, String> volumes(JsonNode mounts) {
        var volumes = new TreeMap<String, String>();
        mounts.forEach(mount -> {
            if (Json.text(mount, "Type").equals("volume")) {
                volumes.put(Json.text(mount, "Destination"), Json.text(mount, "Name"));
            }
        });
        return volumes;
    }

    private static Map<String, String> addresses(JsonNode networks) {
        var addresses = new LinkedHashMap<String, String>();
        networks.properties().forEach(network -> {
            var address = Json.text(network.getValue(), "IPAddress");
            if (!address.isEmpty()) {
                addresses.put(network.getKey(), address);
            }
        });
        return addresses;
    }

    private static Map<String, Endpoint> endpoints(JsonNode networks) {
        var endpoints = new LinkedHashMap<String, Endpoint>();
        networks.properties().forEach(network -> {
            var fixed = network.getValue().path("IPAMConfig");
            var aliases = Json.strings(network.getValue().path("Aliases"));
            endpoints.put(
                    network.getKey(),
                    new Endpoint(aliases, Json.text(fixed, "IPv4Address"), Json.text(fixed, "IPv6Address"), ""));
        });
        return endpoints;
    }

    private static List<Port> ports(JsonNode ports) {
        return ports.propertyStream()
                .flatMap(port -> port.getValue().valueStream().map(binding -> port(port.getKey(), binding)))
                .toList();
    }

    private static Port port(String key, JsonNode binding) {
        var slash = key.indexOf('/');
        return new Port(
                Integer.parseInt(key.substring(0, slash)),
                key.substring(slash + 1),
                Json.text(binding, "HostIp"),
                binding.path("HostPort").asInt(0));
    }

    private static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }
}

package dev.slipway.engine.network;

import dev.slipway.engine.api.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The place of a container in a network. What is empty is up to the engine.
 *
 * @param aliases names beside the container's own under which others of the network find it
 * @param ipv4 fixed address
 * @param ipv6 fixed address
 * @param mac fixed hardware address; before API 1.44 only heeded in the network a container is created in
 */
public record Endpoint(List<String> aliases, String ipv4, String ipv6, String mac) {
    /** Copies the list. */
    public Endpoint {
        aliases = List.copyOf(aliases);
    }

    /** Under these names, with addresses that the engine chooses. */
    public static Endpoint named(List<String> aliases) {
        return new Endpoint(aliases, "", "", "");
    }

    /** The same with this fixed address. */
    public Endpoint withIpv4(String address) {
        return new Endpoint(aliases, address, ipv6, mac);
    }

    /** The engine's form. */
    public JsonNode json() {
        var json = Json.object();
        json.set("Aliases", Json.array(aliases));
        if (!ipv4.isEmpty() || !ipv6.isEmpty()) {
            var fixed = json.putObject("IPAMConfig");
            Json.putText(fixed, "IPv4Address", ipv4);
            Json.putText(fixed, "IPv6Address", ipv6);
        }
        Json.putText(json, "MacAddress", mac);
        return json;
    }
}

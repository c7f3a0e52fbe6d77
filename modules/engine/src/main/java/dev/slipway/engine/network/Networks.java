package dev.slipway.engine.network;

import dev.slipway.engine.api.Call;
import dev.slipway.engine.api.EngineApi;
import dev.slipway.engine.api.Json;
import dev.slipway.engine.api.LabelFilter;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The networks of an engine.
 *
 * <p>Where a parameter is called {@code network} or {@code container}, it takes an id or a name.
 */
public final class Networks {
    private final EngineApi api;

    /** The networks behind these calls. */
    public Networks(EngineApi api) {
        this.api = api;
    }

    /** Creates a network and returns its id; a name that exists throws status 409. */
    public String create(NetworkSpec spec) {
        return Json.text(
                api.send(Call.post("/networks/create").json(spec.json())).json(), "Id");
    }

    /** All networks that pass every filter. */
    public List<NetworkDetails> list(LabelFilter... filters) {
        var call = LabelFilter.apply(Call.get("/networks"), List.of(filters));
        return api.send(call).json().values().stream().map(Networks::details).toList();
    }

    /** All about a network, if there is one. */
    public Optional<NetworkDetails> inspect(String network) {
        var answer = api.send(Call.get(path(network)), 404);
        return answer.status() == 404 ? Optional.empty() : Optional.of(details(answer.json()));
    }

    /** Removes a network; one that is absent is no error, one in use throws status 403. */
    public void remove(String network) {
        api.send(Call.delete(path(network)), 404);
    }

    /** Connects a container, which will be found there by these names beside its own. */
    public void connect(String network, String container, List<String> aliases) {
        connect(network, container, Endpoint.named(aliases));
    }

    /** Connects a container, which has this place there; an address that is taken throws status 403 or 500. */
    public void connect(String network, String container, Endpoint endpoint) {
        var json = Json.object().put("Container", container);
        json.set("EndpointConfig", endpoint.json());
        api.send(Call.post(path(network) + "/connect").json(json));
    }

    /** Disconnects a container, even one that does not run. */
    public void disconnect(String network, String container) {
        var json = Json.object().put("Container", container).put("Force", true);
        api.send(Call.post(path(network) + "/disconnect").json(json));
    }

    private static NetworkDetails details(JsonNode json) {
        return new NetworkDetails(
                Json.text(json, "Id"),
                Json.text(json, "Name"),
                Json.text(json, "Driver"),
                Json.texts(json.path("Labels")),
                json.path("IPAM").path("Config").values().stream()
                        .map(range -> Json.text(range, "Subnet"))
                        .toList(),
                Json.names(json.path("Containers")));
    }

    private static String path(String network) {
        return "/networks/" + Call.encode(network);
    }
}

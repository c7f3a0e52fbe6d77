package dev.slipway.engine.volume;

import dev.slipway.engine.api.Call;
import dev.slipway.engine.api.EngineApi;
import dev.slipway.engine.api.Json;
import dev.slipway.engine.api.LabelFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The volumes of an engine. */
public final class Volumes {
    private final EngineApi api;

    /** The volumes behind these calls. */
    public Volumes(EngineApi api) {
        this.api = api;
    }

    /** Creates a local volume with these labels, or finds the one that has the name already. */
    public VolumeDetails create(String name, Map<String, String> labels) {
        return create(new VolumeSpec(name, "", Map.of(), labels));
    }

    /** Creates a volume, or finds the one that has the name already; one of another driver throws status 409. */
    public VolumeDetails create(VolumeSpec spec) {
        var json = Json.object().put("Name", spec.name());
        Json.putText(json, "Driver", spec.driver());
        json.set("DriverOpts", Json.object(spec.options()));
        json.set("Labels", Json.object(spec.labels()));
        return details(api.send(Call.post("/volumes/create").json(json)).json());
    }

    /** All volumes that pass every filter. */
    public List<VolumeDetails> list(LabelFilter... filters) {
        var call = LabelFilter.apply(Call.get("/volumes"), List.of(filters));
        var volumes = api.send(call).json().path("Volumes");
        return volumes.values().stream().map(Volumes::details).toList();
    }

    /** All about a volume, if there is one. */
    public Optional<VolumeDetails> inspect(String name) {
        var answer = api.send(Call.get(path(name)), 404);
        return answer.status() == 404 ? Optional.empty() : Optional.of(details(answer.json()));
    }

    /** Bytes in each volume whose driver tells; the engine counts them, which may take seconds. */
    public Map<String, Long> sizes() {
        var sizes = new TreeMap<String, Long>();
        var json = api.send(Call.get("/system/df").query("type", "volume")).json();
        for (var volume : json.path("Volumes").values()) {
            var size = volume.path("UsageData").path("Size").asLong(-1);
            if (size >= 0) {
                sizes.put(Json.text(volume, "Name"), size);
            }
        }
        return sizes;
    }

    /** Removes a volume and its data; one that is absent is no error, one in use throws status 409. */
    public void remove(String name) {
        api.send(Call.delete(path(name)), 404);
    }

    private static VolumeDetails details(JsonNode json) {
        return new VolumeDetails(
                Json.text(json, "Name"),
                Json.text(json, "Driver"),
                Json.texts(json.path("Labels")),
                Json.text(json, "Mountpoint"));
    }

    private static String path(String name) {
        return "/volumes/" + Call.encode(name);
    }
}

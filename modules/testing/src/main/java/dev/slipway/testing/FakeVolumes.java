package dev.slipway.testing;

import dev.slipway.engine.api.Json;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The volumes of a fake engine, which hold nothing. */
final class FakeVolumes {
    private final Map<String, Map<String, String>> labels = new TreeMap<>();

    synchronized void create(Exchange exchange) throws IOException {
        var spec = exchange.body();
        var name = Json.text(spec, "Name");
        labels.putIfAbsent(name, Json.texts(spec.path("Labels")));
        exchange.answer(201, details(name));
    }

    synchronized void list(Exchange exchange) throws IOException {
        var filter = new LabelQuery(exchange.query("filters"));
        var volumes = Json.object();
        var array = volumes.putArray("Volumes");
        labels.forEach((name, its) -> {
            if (filter.accepts(its)) {
                array.add(details(name));
            }
        });
        exchange.answer(200, volumes);
    }

    /** Inspects or removes a volume. */
    synchronized void act(Exchange exchange, String name) throws IOException {
        if (!labels.containsKey(name)) {
            exchange.refuse(404, "get " + name + ": no such volume");
        } else if (exchange.method().equals("DELETE")) {
            labels.remove(name);
            exchange.answer(204);
        } else {
            exchange.answer(200, details(name));
        }
    }

    private JsonNode details(String name) {
        var json = Json.object().put("Name", name).put("Driver", "local").put("Mountpoint", "/nowhere/" + name);
        json.set("Labels", Json.object(labels.getOrDefault(name, Map.of())));
        return json;
    }
}

package dev.slipway.testing;

import dev.slipway.engine.api.Json;
import dev.slipway.oci.Digest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The containers of a fake engine: they can be created, started, stopped, copied from and removed, but run nothing. */
final class FakeContainers {
    private final FakeImages images;
    private final Map<String, Container> containers = new LinkedHashMap<>();
    private final Map<String, byte[]> archives = new ConcurrentHashMap<>();

    FakeContainers(FakeImages images) {
        this.images = images;
    }

    private record Container(String id, String name, String image, String imageId, JsonNode spec, boolean running) {
        private Container running(boolean now) {
            return new Container(id, name, image, imageId, spec, now);
        }

        private Container named(String other) {
            return new Container(id, other, image, imageId, spec, running);
        }
    }

    /** Serves this archive as the content of a path of every container. */
    void serve(String path, byte[] tar) {
        archives.put(path, tar);
    }

    synchronized boolean use(String imageId) {
        return containers.values().stream()
                .anyMatch(container -> container.imageId().equals(imageId));
    }

    synchronized void create(Exchange exchange) throws IOException {
        var spec = exchange.body();
        var reference = Json.text(spec, "Image");
        var image = images.find(reference);
        if (image.isEmpty()) {
            exchange.refuse(404, "No such image: " + reference);
            return;
        }
        var id = Digest.of("container " + containers.size() + System.nanoTime()).hex();
        var name = exchange.query("name").isEmpty() ? "fake-" + id.substring(0, 12) : exchange.query("name");
        if (find(name).isPresent()) {
            exchange.refuse(409, "Conflict. The container name \"/" + name + "\" is already in use");
            return;
        }
        containers.put(id, new Container(id, name, reference, image.get().id(), spec, false));
        exchange.answer(201, Json.object().put("Id", id));
    }

    synchronized void list(Exchange exchange) throws IOException {
        var filter = new LabelQuery(exchange.query("filters"));
        var array = Json.array(List.of());
        containers.values().stream()
                .filter(container ->
                        container.running() || !exchange.query("all").isEmpty())
                .filter(container -> filter.accepts(labels(container)))
                .forEach(container -> array.add(summary(container)));
        exchange.answer(200, array);
    }

    /** Carries out an action such as {@code start} on a container. */
    synchronized void act(Exchange exchange, String name, String action) throws IOException {
        var found = find(name);
        if (found.isEmpty()) {
            exchange.refuse(404, "No such container: " + name);
            return;
        }
        var container = found.get();
        switch (exchange.method() + " " + action) {
            case "GET json" -> exchange.answer(200, details(container));
            case "POST start" -> run(exchange, container, true);
            case "POST stop", "POST kill" -> run(exchange, container, false);
            case "POST wait" -> exchange.answer(200, Json.object().put("StatusCode", 0));
            case "POST rename" -> rename(exchange, container);
            case "GET archive" -> archive(exchange);
            case "PUT archive" -> exchange.answer(200);
            case "DELETE " -> {
                containers.remove(container.id());
                exchange.answer(204);
            }
            default -> exchange.refuse(501, "a fake engine has no " + exchange.method() + " " + exchange.path());
        }
    }

    private void run(Exchange exchange, Container container, boolean now) throws IOException {
        containers.put(container.id(), container.running(now));
        exchange.answer(container.running() == now ? 304 : 204);
    }

    private void rename(Exchange exchange, Container container) throws IOException {
        var name = exchange.query("name");
        if (find(name).isPresent()) {
            exchange.refuse(409, "Conflict. The container name \"/" + name + "\" is already in use");
            return;
        }
        containers.put(container.id(), container.named(name));
        exchange.answer(204);
    }

    private void archive(Exchange exchange) throws IOException {
        var path = exchange.query("path");
        var tar = archives.get(path);
        if (tar == null) {
            exchange.refuse(404, "Could not find the file " + path);
        } else {
            exchange.answer(200, tar);
        }
    }

    private Optional<Container> find(String name) {
        return containers.values().stream()
                .filter(container ->
                        container.name().equals(name) || container.id().equals(name))
                .findFirst();
    }

    private static Map<String, String> labels(Container container) {
        return Json.texts(container.spec().path("Labels"));
    }

    private static JsonNode summary(Container container) {
        var json = Json.object()
                .put("Id", container.id())
                .put("Image", container.image())
                .put("ImageID", container.imageId())
                .put("State", state(container));
        json.set("Names", Json.array(List.of("/" + container.name())));
        json.set("Labels", Json.object(labels(container)));
        return json;
    }

    private static JsonNode details(Container container) {
        var json = Json.object()
                .put("Id", container.id())
                .put("Name", "/" + container.name())
                .put("Image", container.imageId());
        json.putObject("State").put("Status", state(container)).put("Running", container.running());
        json.putObject("Config").put("Image", container.image()).set("Labels", Json.object(labels(container)));
        return json;
    }

    private static String state(Container container) {
        return container.running() ? "running" : "created";
    }
}

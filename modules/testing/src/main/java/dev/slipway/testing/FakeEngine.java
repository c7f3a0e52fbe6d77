package dev.slipway.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.Json;
import dev.slipway.oci.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * A container engine in memory: it speaks as much of the Docker Engine API as image builds need, and runs nothing.
 *
 * <p>A build of equal inputs gives an equal image id: the Dockerfile, the context, the parent, the labels and the build
 * arguments count. Labels are inherited. Safe for use by many threads.
 */
public final class FakeEngine implements AutoCloseable {
    private static final Pattern IMAGE = Pattern.compile("/images/(.+?)(?:/(json|tag|history))?");
    private static final Pattern CONTAINER = Pattern.compile("/containers/([^/]+)(?:/([a-z]+))?");
    private static final Pattern VOLUME = Pattern.compile("/volumes/([^/]+)");

    private final String apiVersion;
    private final HttpServer server;
    private final Faults faults = new Faults();
    private final FakeImages images = new FakeImages();
    private final FakeBuilds builds = new FakeBuilds(images, faults);
    private final FakeVolumes volumes = new FakeVolumes();
    private final FakeContainers containers = new FakeContainers(images);

    private FakeEngine(String apiVersion, HttpServer server) {
        this.apiVersion = apiVersion;
        this.server = server;
    }

    /** An engine without images; the caller closes it. */
    public static FakeEngine start() throws IOException {
        return speaking("1.41");
    }

    /** An engine whose newest API version is this one; the caller closes it. */
    public static FakeEngine speaking(String apiVersion) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var engine = new FakeEngine(apiVersion, server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", engine::handle);
        server.start();
        return engine;
    }

    /** Where it listens: a port of the loopback interface. */
    public EngineAddress address() {
        return new EngineAddress.Tcp("127.0.0.1", server.getAddress().getPort());
    }

    /** Adds an image with this name and returns its id, for builds to begin with. */
    public String addImage(String name, Map<String, String> labels) {
        var id = Digest.of(name + labels).toString();
        images.add(id, List.of(name), labels);
        return id;
    }

    /** The builds so far, in the order in which they began. */
    public List<RecordedBuild> builds() {
        return builds.recorded();
    }

    /** Serves this tar archive as the content of a path of every container. */
    public void serveArchive(String path, byte[] tar) {
        containers.serve(path, tar);
    }

    /** Fails the next builds, this often, whose tag or Dockerfile contains the text. */
    public void failBuild(String text, String message, int times) {
        faults.failBuild(text, message, times);
    }

    /** Lets every build take this long whose tag or Dockerfile contains the text; it can be cancelled meanwhile. */
    public void delayBuild(String text, Duration duration) {
        faults.delayBuild(text, duration);
    }

    /** Answers the next call with this error whose path, without the version, matches the regular expression. */
    public void answer(String path, int status, String message) {
        faults.failCall(path, status, message, 1);
    }

    /** Closes the connection of the next call whose path, without the version, matches the regular expression. */
    public void dropConnection(String path) {
        faults.failCall(path, 0, "", 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange http) throws IOException {
        var exchange = new Exchange(http);
        http.getResponseHeaders().add("Api-Version", apiVersion);
        try {
            if (!faults.answered(exchange)) {
                route(exchange);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            http.close();
        }
    }

    private void route(Exchange exchange) throws IOException, InterruptedException {
        switch (exchange.method() + " " + exchange.path()) {
            case "GET /_ping" -> exchange.answer(200, "OK".getBytes(StandardCharsets.UTF_8));
            case "GET /version" -> version(exchange);
            case "GET /images/json" -> listImages(exchange);
            case "POST /build" -> builds.build(exchange);
            case "POST /session" -> holdOpen(exchange);
            case "POST /build/cancel" -> builds.cancel(exchange);
            case "POST /containers/create" -> containers.create(exchange);
            case "GET /containers/json" -> containers.list(exchange);
            case "POST /volumes/create" -> volumes.create(exchange);
            case "GET /volumes" -> volumes.list(exchange);
            default -> routeByName(exchange);
        }
    }

    /** A session that asks nothing: the client ends it. */
    private static void holdOpen(Exchange exchange) throws IOException {
        exchange.http().sendResponseHeaders(200, 0);
        exchange.http().getResponseBody().flush();
    }

    private void routeByName(Exchange exchange) throws IOException {
        var image = IMAGE.matcher(exchange.path());
        var container = CONTAINER.matcher(exchange.path());
        var volume = VOLUME.matcher(exchange.path());
        if (image.matches()) {
            image(exchange, image.group(1), image.group(2) == null ? "" : image.group(2));
        } else if (container.matches()) {
            containers.act(exchange, container.group(1), container.group(2) == null ? "" : container.group(2));
        } else if (volume.matches()) {
            volumes.act(exchange, volume.group(1));
        } else {
            exchange.refuse(501, "a fake engine has no " + exchange.method() + " " + exchange.path());
        }
    }

    private void version(Exchange exchange) throws IOException {
        var json = Json.object()
                .put("ApiVersion", apiVersion)
                .put("Version", "0")
                .put("Os", "linux")
                .put("Arch", "amd64");
        json.putArray("Components").addObject().put("Name", "Fake Engine");
        exchange.answer(200, json);
    }

    private void listImages(Exchange exchange) throws IOException {
        var filter = new LabelQuery(exchange.query("filters"));
        var array = Json.array(List.of());
        images.all().stream()
                .filter(image -> filter.accepts(image.labels()))
                .forEach(image -> array.add(FakeImages.summary(image)));
        exchange.answer(200, array);
    }

    private void image(Exchange exchange, String name, String action) throws IOException {
        var found = images.find(name);
        if (found.isEmpty()) {
            exchange.refuse(404, "No such image: " + name);
            return;
        }
        switch (exchange.method() + " " + action) {
            case "GET json" -> exchange.answer(200, FakeImages.details(found.get()));
            case "GET history" -> exchange.answer(200, Json.array(List.of()));
            case "POST tag" -> {
                var tag = exchange.query("repo") + ":" + exchange.query("tag");
                images.add(found.get().id(), List.of(tag), found.get().labels());
                exchange.answer(201);
            }
            case "DELETE " -> removeImage(exchange, found.get(), name);
            default -> exchange.refuse(501, "a fake engine has no " + exchange.method() + " " + exchange.path());
        }
    }

    private void removeImage(Exchange exchange, FakeImages.Image image, String name) throws IOException {
        var forced = !exchange.query("force").isEmpty();
        var last = image.tags().size() < 2 || FakeImages.isId(image, name);
        if (!forced && last && containers.use(image.id())) {
            exchange.refuse(409, "conflict: unable to remove " + name + ": a container is using it");
        } else if (!forced && FakeImages.isId(image, name) && image.tags().size() > 1) {
            exchange.refuse(409, "conflict: unable to delete " + name + ": it has several names");
        } else {
            exchange.answer(200, images.remove(image, name));
        }
    }
}

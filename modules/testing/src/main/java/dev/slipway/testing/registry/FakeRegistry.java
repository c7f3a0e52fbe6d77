package dev.slipway.testing.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.oci.Digest;
import dev.slipway.oci.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A registry in memory (OCI distribution specification 1.1, without referrers). Faults are given for requests whose
 * method and path, such as {@code PUT /v2/a/b/manifests/1}, match a regular expression. Safe for use by many threads.
 */
public final class FakeRegistry implements AutoCloseable {
    private final HttpServer server;
    private final RegistryFaults faults = new RegistryFaults();
    private final Map<String, FakeRepository> repositories = new ConcurrentHashMap<>();
    private final FakeUploads uploads = new FakeUploads(this::repository);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile FakeAuthorization authorization = new FakeAuthorization.Open();

    private FakeRegistry(HttpServer server) {
        this.server = server;
    }

    /** An empty registry that everybody may use; the caller closes it. */
    public static FakeRegistry start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var registry = new FakeRegistry(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", registry::handle);
        server.start();
        return registry;
    }

    /** Its name in image references: a port of the loopback interface. */
    public String name() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Has an image under this tag, as if it had been pushed. */
    public FakeRegistry with(String repository, String tag, SmallImage image) {
        repository(repository).blobs().putAll(image.blobs());
        return with(repository, tag, image.manifest());
    }

    /** Has a manifest under this tag; what it refers to must be there. */
    public FakeRegistry with(String repository, String tag, Manifest manifest) {
        if (!repository(repository).put(manifest, tag)) {
            throw new IllegalArgumentException("something that '" + repository + ":" + tag + "' refers to is missing");
        }
        return this;
    }

    /** From now on only this user may do anything. */
    public FakeRegistry requirePassword(String user, String password) {
        authorization = new FakeAuthorization.ByPassword(user, password);
        return this;
    }

    /**
     * From now on tokens are required. Its token service lets this user do all and others read; the user's identity
     * token is {@code identity-} and the password.
     */
    public FakeRegistry requireTokens(String user, String password) {
        authorization = FakeAuthorization.ByToken.of(user, password, "http://" + name() + "/token");
        return this;
    }

    /** Makes all tokens given out so far invalid. */
    public void revokeTokens() {
        if (authorization instanceof FakeAuthorization.ByToken tokens) {
            tokens.issued().clear();
        }
    }

    /** Answers the next requests with this status and this body. */
    public void answer(String request, int status, String body, int times) {
        faults.add(request, new Fault.Answer(status, "", body), times);
    }

    /** Answers the next request with this status and asks to come back after so many seconds. */
    public void answerLater(String request, int status, int seconds) {
        faults.add(request, new Fault.Answer(status, Integer.toString(seconds), ""), 1);
    }

    /** Ends the connection of the next requests after so many bytes of their body; 0 ends it at once. */
    public void cutRequest(String request, long bytes, int times) {
        faults.add(request, new Fault.CutRequest(bytes), times);
    }

    /** Ends the connection of the next requests after so many bytes of the answer's body. */
    public void cutResponse(String request, int bytes, int times) {
        faults.add(request, new Fault.CutResponse(bytes), times);
    }

    /** Changes a byte of the body with which the next requests are answered. */
    public void corrupt(String request, int times) {
        faults.add(request, new Fault.Corrupt(), times);
    }

    /** Forgets all uploads that are under way. */
    public void forgetUploads() {
        uploads.clear();
    }

    /** Method and path of every request so far, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Forgets the requests so far. */
    public void forgetRequests() {
        requests.clear();
    }

    /** The tags of a repository and what they point to. */
    public Map<String, Digest> tags(String repository) {
        return Map.copyOf(repository(repository).tags());
    }

    /** How many bytes of blobs it has received. */
    public long received() {
        return uploads.received();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private FakeRepository repository(String name) {
        return repositories.computeIfAbsent(name, _ -> new FakeRepository());
    }

    private void handle(HttpExchange http) throws IOException {
        var request = http.getRequestMethod() + " " + http.getRequestURI().getPath();
        requests.add(request);
        var fault = faults.of(request);
        var exchange = new RegistryExchange(http, fault);
        switch (fault) {
            case Fault.Answer(var status, var retryAfter, var body) -> {
                if (!retryAfter.isEmpty()) {
                    exchange.with("Retry-After", retryAfter);
                }
                exchange.answer(status, body.getBytes(StandardCharsets.UTF_8));
            }
            case Fault.CutRequest(var bytes) when bytes == 0 -> http.close();
            default -> route(exchange);
        }
    }

    private void route(RegistryExchange exchange) throws IOException {
        if (exchange.path().equals("/token") && authorization instanceof FakeAuthorization.ByToken tokens) {
            tokens.issue(exchange);
        } else if (authorization.admits(exchange)) {
            serve(exchange, Route.of(exchange.path()));
        }
    }

    private void serve(RegistryExchange exchange, Optional<Route> route) throws IOException {
        if (route.isEmpty()) {
            exchange.answer(exchange.path().equals("/v2/") ? 200 : 404, "{}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        switch (route.get().kind()) {
            case "manifests" -> manifests(exchange, route.get());
            case "blobs" -> blob(exchange, route.get());
            case "uploads" -> uploads.serve(exchange, route.get());
            default -> tags(exchange, route.get());
        }
    }

    private void manifests(RegistryExchange exchange, Route route) throws IOException {
        switch (exchange.method()) {
            case "GET", "HEAD" -> manifest(exchange, route);
            case "PUT" -> putManifest(exchange, route);
            case "DELETE" -> {
                if (repository(route.repository()).remove(Digest.parse(route.name()))) {
                    exchange.answer(202);
                } else {
                    exchange.refuse(404, "MANIFEST_UNKNOWN", "manifest unknown");
                }
            }
            default -> exchange.answer(405);
        }
    }

    private void manifest(RegistryExchange exchange, Route route) throws IOException {
        var found = repository(route.repository()).manifest(route.name());
        if (found.isEmpty()) {
            exchange.refuse(404, "MANIFEST_UNKNOWN", "manifest unknown");
            return;
        }
        exchange.with("Content-Type", found.get().mediaType())
                .with("Docker-Content-Digest", found.get().digest().toString())
                .answer(200, found.get().json().getBytes(StandardCharsets.UTF_8));
    }

    private void putManifest(RegistryExchange exchange, Route route) throws IOException {
        var content = new ByteArrayOutputStream();
        if (!exchange.read(content)) {
            return;
        }
        var manifest = Manifest.parse(content.toString(StandardCharsets.UTF_8), exchange.header("Content-Type"));
        if (route.name().contains(":") && !manifest.digest().toString().equals(route.name())) {
            exchange.refuse(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
        } else if (repository(route.repository()).put(manifest, route.name())) {
            exchange.with("Docker-Content-Digest", manifest.digest().toString()).answer(201);
        } else {
            exchange.refuse(400, "MANIFEST_BLOB_UNKNOWN", "blob unknown to registry");
        }
    }

    private void blob(RegistryExchange exchange, Route route) throws IOException {
        var content = repository(route.repository()).blobs().get(Digest.parse(route.name()));
        var range = exchange.header("Range");
        if (content == null) {
            exchange.refuse(404, "BLOB_UNKNOWN", "blob unknown to registry");
        } else if (range.isEmpty()) {
            exchange.answer(200, content);
        } else {
            var from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
            exchange.with("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length)
                    .answer(206, Arrays.copyOfRange(content, from, content.length));
        }
    }

    private void tags(RegistryExchange exchange, Route route) throws IOException {
        var all = repository(route.repository()).tags().navigableKeySet();
        if (all.isEmpty()) {
            exchange.refuse(404, "NAME_UNKNOWN", "repository name not known to registry");
            return;
        }
        var most = exchange.query("n").isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(exchange.query("n"));
        var after = all.tailSet(exchange.query("last"), false);
        var page = after.stream().limit(most).toList();
        if (page.size() < after.size()) {
            exchange.with("Link", "<%s?n=%d&last=%s>; rel=\"next\"".formatted(exchange.path(), most, page.getLast()));
        }
        var names = page.isEmpty() ? "" : "\"" + String.join("\",\"", page) + "\"";
        var json = "{\"name\":\"" + route.repository() + "\",\"tags\":[" + names + "]}";
        exchange.with("Content-Type", "application/json").answer(200, json.getBytes(StandardCharsets.UTF_8));
    }
}

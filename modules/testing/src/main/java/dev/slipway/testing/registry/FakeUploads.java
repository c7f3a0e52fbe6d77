package dev.slipway.testing.registry;

import dev.slipway.oci.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Blobs on their way to a fake registry. */
final class FakeUploads {
    private final Function<String, FakeRepository> repositories;
    private final Map<String, ByteArrayOutputStream> uploads = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong received = new AtomicLong();

    FakeUploads(Function<String, FakeRepository> repositories) {
        this.repositories = repositories;
    }

    void clear() {
        uploads.clear();
    }

    long received() {
        return received.get();
    }

    void serve(RegistryExchange exchange, Route route) throws IOException {
        if (route.name().isEmpty()) {
            open(exchange, route);
            return;
        }
        var upload = uploads.get(route.name());
        if (upload == null) {
            exchange.refuse(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry");
            return;
        }
        switch (exchange.method()) {
            case "GET" -> state(exchange, route, upload).answer(204);
            case "PATCH" -> append(exchange, route, upload);
            case "PUT" -> close(exchange, route, upload);
            case "DELETE" -> {
                uploads.remove(route.name());
                exchange.answer(204);
            }
            default -> exchange.answer(405);
        }
    }

    private void open(RegistryExchange exchange, Route route) throws IOException {
        if (!exchange.query("mount").isEmpty() && mounted(exchange, route)) {
            exchange.with("Location", "/v2/" + route.repository() + "/blobs/" + exchange.query("mount"))
                    .answer(201);
            return;
        }
        var name = Integer.toString(count.incrementAndGet());
        uploads.put(name, new ByteArrayOutputStream());
        exchange.with("Location", location(route, name)).answer(202);
    }

    private boolean mounted(RegistryExchange exchange, Route route) {
        var digest = Digest.parse(exchange.query("mount"));
        var content = repositories.apply(exchange.query("from")).blobs().get(digest);
        if (content != null) {
            repositories.apply(route.repository()).blobs().put(digest, content);
        }
        return content != null;
    }

    private void append(RegistryExchange exchange, Route route, ByteArrayOutputStream upload) throws IOException {
        var range = exchange.header("Content-Range");
        if (!range.isEmpty() && !range.startsWith(upload.size() + "-")) {
            state(exchange, route, upload).refuse(416, "RANGE_INVALID", "invalid content range");
        } else if (read(exchange, upload)) {
            state(exchange, route, upload).answer(202);
        }
    }

    private void close(RegistryExchange exchange, Route route, ByteArrayOutputStream upload) throws IOException {
        if (!read(exchange, upload)) {
            return;
        }
        uploads.remove(route.name());
        var digest = Digest.parse(exchange.query("digest"));
        if (Digest.of(upload.toByteArray()).equals(digest)) {
            repositories.apply(route.repository()).blobs().put(digest, upload.toByteArray());
            exchange.with("Location", "/v2/" + route.repository() + "/blobs/" + digest)
                    .answer(201);
        } else {
            exchange.refuse(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
        }
    }

    private boolean read(RegistryExchange exchange, ByteArrayOutputStream upload) throws IOException {
        var before = upload.size();
        try {
            return exchange.read(upload);
        } finally {
            received.addAndGet(upload.size() - (long) before);
        }
    }

    private static RegistryExchange state(RegistryExchange exchange, Route route, ByteArrayOutputStream upload) {
        return exchange.with("Location", location(route, route.name()))
                .with("Range", "0-" + Math.max(0, upload.size() - 1));
    }

    /** With a query, as registries have it that keep the state of an upload there. */
    private static String location(Route route, String name) {
        return "/v2/" + route.repository() + "/blobs/uploads/" + name + "?_state=" + name;
    }
}

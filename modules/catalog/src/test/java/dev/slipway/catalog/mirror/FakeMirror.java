package dev.slipway.catalog.mirror;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.oci.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A mirror on a port of the loopback interface, with one suite and one component. */
final class FakeMirror implements AutoCloseable {
    static final String SUITE = "/debian/dists/trixie/";
    private static final String INDEX = "main/binary-amd64/Packages.xz";

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> faults = Collections.synchronizedList(new ArrayList<>());

    FakeMirror() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    AptSource source() {
        return AptSource.parse(url() + "/debian trixie main");
    }

    /** Serves these packages, {@code name version} each, with a signed release. */
    FakeMirror offer(String... packages) throws IOException {
        var index = new StringBuilder();
        for (var one : packages) {
            var words = one.split(" ", 2);
            index.append("Package: ").append(words[0]).append("\nVersion: ").append(words[1]);
            index.append("\nArchitecture: amd64\nDescription: x\n\n");
        }
        var packed = xz(index.toString());
        var hex = Digest.of(packed).hex();
        serve(SUITE + "InRelease", """
                -----BEGIN PGP SIGNED MESSAGE-----
                Hash: SHA512

                Origin: Debian
                Acquire-By-Hash: yes
                Architectures: all amd64
                No-Support-for-Architecture-all: Packages
                - Dashed: yes
                SHA256:
                 %s 7 main/binary-amd64/Packages
                 %s %s %s
                 %s 9 main/i18n/Translation-en.xz
                -----BEGIN PGP SIGNATURE-----

                iQ==
                -----END PGP SIGNATURE-----
                """.formatted("0".repeat(64), hex, packed.length, INDEX, "1".repeat(64))
                .getBytes(StandardCharsets.UTF_8));
        return serve(SUITE + "main/binary-amd64/by-hash/SHA256/" + hex, packed);
    }

    FakeMirror serve(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    FakeMirror remove(String path) {
        files.remove(path);
        return this;
    }

    /** Spoils all indexes. */
    FakeMirror tamper() {
        files.replaceAll((path, content) -> path.contains("by-hash") ? new byte[] {1, 2, 3} : content);
        return this;
    }

    /** Answers the next requests with these statuses. */
    FakeMirror failWith(Integer... statuses) {
        faults.addAll(List.of(statuses));
        return this;
    }

    /** {@code PATH STATUS} of each request since the last call, the path below the suite. */
    List<String> requests() {
        var copy = List.copyOf(requests);
        requests.clear();
        return copy;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static byte[] xz(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new XZOutputStream(bytes, new LZMA2Options(0))) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var content = files.get(path);
        if (!faults.isEmpty()) {
            answer(exchange, faults.removeFirst(), new byte[0]);
        } else if (content == null) {
            answer(exchange, 404, new byte[0]);
        } else {
            var tag = "\"" + Digest.of(content).shortened(8) + "\"";
            var known = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().add("ETag", tag);
            answer(exchange, known ? 304 : 200, known ? new byte[0] : content);
        }
    }

    private void answer(HttpExchange exchange, int status, byte[] content) throws IOException {
        var path = exchange.getRequestURI().getPath();
        requests.add((path.startsWith(SUITE) ? path.substring(SUITE.length()) : path)
                        .replaceFirst("by-hash/SHA256/[0-9a-f]{64}", "HASH")
                + " " + status);
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/moved" + path);
        }
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }
}

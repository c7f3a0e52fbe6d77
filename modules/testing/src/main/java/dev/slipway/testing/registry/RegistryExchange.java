package dev.slipway.testing.registry;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request to a fake registry and its answer, damaged as its fault says. */
final class RegistryExchange {
    private static final int BUFFER = 16 * 1024;

    private final HttpExchange http;
    private final Fault fault;

    RegistryExchange(HttpExchange http, Fault fault) {
        this.http = http;
        this.fault = fault;
    }

    String method() {
        return http.getRequestMethod();
    }

    String path() {
        return http.getRequestURI().getPath();
    }

    String header(String name) {
        var value = http.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** The first value of a parameter, or an empty string. */
    String query(String name) {
        return queries(name).stream().findFirst().orElse("");
    }

    List<String> queries(String name) {
        return parameters(http.getRequestURI().getRawQuery()).getOrDefault(name, List.of());
    }

    /** The fields of a form in the body. */
    Map<String, List<String>> form() throws IOException {
        return parameters(new String(http.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
    }

    RegistryExchange with(String header, String value) {
        http.getResponseHeaders().set(header, value);
        return this;
    }

    /** Reads the body to where it ends or its fault cuts it; whether it ended. */
    boolean read(ByteArrayOutputStream target) throws IOException {
        var most = fault instanceof Fault.CutRequest(var bytes) ? bytes : Long.MAX_VALUE;
        var buffer = new byte[BUFFER];
        for (var total = 0L; total < most; ) {
            var count = http.getRequestBody().read(buffer, 0, (int) Math.min(buffer.length, most - total));
            if (count < 0) {
                return true;
            }
            target.write(buffer, 0, count);
            total += count;
        }
        http.close();
        return false;
    }

    void answer(int status) throws IOException {
        answer(status, new byte[0]);
    }

    void answer(int status, byte[] content) throws IOException {
        http.getRequestBody().transferTo(OutputStream.nullOutputStream());
        var body = fault instanceof Fault.Corrupt && content.length > 0 ? corrupted(content) : content;
        var head = method().equals("HEAD");
        if (head) {
            with("Content-Length", Integer.toString(content.length));
        }
        http.sendResponseHeaders(status, head || content.length == 0 ? -1 : content.length);
        if (!head && fault instanceof Fault.CutResponse(var bytes) && bytes < content.length) {
            http.getResponseBody().write(body, 0, bytes);
            http.getResponseBody().flush();
        } else if (!head) {
            http.getResponseBody().write(body);
        }
        http.close();
    }

    void refuse(int status, String code, String message) throws IOException {
        with("Content-Type", "application/json");
        answer(
                status,
                "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}"
                        .formatted(code, message)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] corrupted(byte[] content) {
        var copy = content.clone();
        copy[0] ^= 1;
        return copy;
    }

    private static Map<String, List<String>> parameters(@Nullable String text) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var pair : text == null ? new String[0] : text.split("&", -1)) {
            var parts = pair.split("=", 2);
            parameters
                    .computeIfAbsent(parts[0], _ -> new ArrayList<>())
                    .add(parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}

package dev.slipway.testing;

import com.sun.net.httpserver.HttpExchange;
import dev.slipway.engine.api.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One request to a fake engine and its answer. */
final class Exchange {
    private final HttpExchange http;
    private final String path;
    private final Map<String, List<String>> query;

    Exchange(HttpExchange http) {
        this.http = http;
        this.path = http.getRequestURI().getPath().replaceFirst("^/v[0-9.]+/", "/");
        this.query = parameters(http.getRequestURI().getRawQuery());
    }

    String method() {
        return http.getRequestMethod();
    }

    /** The path without the version. */
    String path() {
        return path;
    }

    Map<String, List<String>> query() {
        return query;
    }

    /** The first value of a parameter, or an empty string. */
    String query(String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    HttpExchange http() {
        return http;
    }

    JsonNode body() throws IOException {
        return Json.read(http.getRequestBody().readAllBytes());
    }

    void answer(int status, JsonNode json) throws IOException {
        http.getResponseHeaders().add("Content-Type", "application/json");
        answer(status, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    void answer(int status, byte[] content) throws IOException {
        http.getRequestBody().transferTo(OutputStream.nullOutputStream());
        http.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        http.getResponseBody().write(content);
        http.close();
    }

    void answer(int status) throws IOException {
        answer(status, new byte[0]);
    }

    void refuse(int status, String message) throws IOException {
        answer(status, Json.object().put("message", message));
    }

    private static Map<String, List<String>> parameters(@Nullable String text) {
        var query = new LinkedHashMap<String, List<String>>();
        if (text == null) {
            return query;
        }
        for (var parameter : text.split("&", -1)) {
            var equals = parameter.indexOf('=');
            query.computeIfAbsent(parameter.substring(0, equals), _ -> new ArrayList<>())
                    .add(URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }
}

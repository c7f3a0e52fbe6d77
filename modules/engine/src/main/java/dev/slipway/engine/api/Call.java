package dev.slipway.engine.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/**
 * One call of the Docker Engine API, without the version that prefixes its path.
 *
 * @param method HTTP method
 * @param path path after {@code /v1.xx}, already encoded
 * @param query parameters, not yet encoded, in order
 * @param headers request headers; a name may occur several times
 * @param body what is sent
 */
public record Call(String method, String path, Map<String, List<String>> query, List<Header> headers, Body body) {
    /**
     * A request header.
     *
     * @param name its name
     * @param value its value
     */
    public record Header(String name, String value) {}

    /** What a call sends. */
    public sealed interface Body {
        /** Nothing. */
        record None() implements Body {}

        /**
         * A JSON document.
         *
         * @param content the document
         */
        record Document(String content) implements Body {}

        /**
         * A tar archive, streamed.
         *
         * @param content writes the archive
         */
        record Tar(Upload content) implements Body {}
    }

    /** A call with method {@code GET}. */
    public static Call get(String path) {
        return new Call("GET", path, Map.of(), List.of(), new Body.None());
    }

    /** A call with method {@code POST}. */
    public static Call post(String path) {
        return new Call("POST", path, Map.of(), List.of(), new Body.None());
    }

    /** A call with method {@code PUT}. */
    public static Call put(String path) {
        return new Call("PUT", path, Map.of(), List.of(), new Body.None());
    }

    /** A call with method {@code DELETE}. */
    public static Call delete(String path) {
        return new Call("DELETE", path, Map.of(), List.of(), new Body.None());
    }

    /** Encodes a name for use in a path; slashes are kept, as image names have them. */
    public static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    /** The same call with one more query parameter. */
    public Call query(String name, String value) {
        return query(name, List.of(value));
    }

    /** The same call with one more query parameter, given once for each value. */
    public Call query(String name, List<String> values) {
        var more = new LinkedHashMap<>(query);
        more.put(name, values);
        return new Call(method, path, more, headers, body);
    }

    /** The same call with one more header. */
    public Call header(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Call(method, path, query, more, body);
    }

    /** The same call sending this document. */
    public Call json(JsonNode content) {
        return json(content.toString());
    }

    /** The same call sending this document, which is JSON. */
    public Call json(String content) {
        return new Call(method, path, query, headers, new Body.Document(content));
    }

    /** The same call sending this tar archive. */
    public Call tar(Upload content) {
        return new Call(method, path, query, headers, new Body.Tar(content));
    }

    /** Path and encoded query, as they stand in the request line. */
    String target() {
        if (query.isEmpty()) {
            return path;
        }
        var parameters = new StringJoiner("&", path + "?", "");
        query.forEach((name, values) ->
                values.forEach(value -> parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return parameters.toString();
    }

    /** Method and path, for messages. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}

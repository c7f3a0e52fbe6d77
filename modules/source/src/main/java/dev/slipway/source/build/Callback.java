package dev.slipway.source.build;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Tells a server how a build ended, as S2I does: {@code {"success": true, "labels": {…}}}. */
public record Callback(URI address) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 3;

    /** Reads an address; throws {@link IllegalArgumentException} when it is none of HTTP. */
    public static Callback parse(String text) {
        if (!text.matches("https?://[^\\s]+")) {
            throw new IllegalArgumentException("'" + text + "' is no address; expected http://… or https://…");
        }
        return new Callback(URI.create(text));
    }

    /** Tells it; that it could not be told is a remark and nothing more. */
    public void tell(boolean success, Map<String, String> labels, BuildListener listener) throws InterruptedException {
        var json = JSON.createObjectNode().put("success", success);
        if (!labels.isEmpty()) {
            var written = json.putObject("labels");
            new TreeMap<>(labels).forEach(written::put);
        }
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(json)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            send(client, request, listener);
        }
    }

    private void send(HttpClient client, HttpRequest request, BuildListener listener) throws InterruptedException {
        for (var attempt = 1; ; attempt++) {
            try {
                var answer = client.send(request, BodyHandlers.discarding());
                if (answer.statusCode() >= 400) {
                    listener.remark("callback " + address + " answered " + answer.statusCode());
                }
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    listener.remark("callback " + address + " could not be reached: " + e);
                    return;
                }
            }
        }
    }
}

package dev.slipway.server.http;

import dev.slipway.platform.json.PlatformJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends events as the HTML standard, section "Server-sent events", says. */
public final class EventSink {
    private final OutputStream out;

    EventSink(OutputStream out) {
        this.out = out;
    }

    /**
     * Sends an event.
     *
     * @param kind what it is
     * @param id from where a listener that comes back can go on, or empty
     * @param data a value, sent as JSON
     */
    public void send(String kind, String id, Object data) throws IOException {
        write("event: " + kind + "\n" + (id.isEmpty() ? "" : "id: " + id + "\n") + "data: " + PlatformJson.write(data)
                + "\n\n");
    }

    /** Sends a comment, which keeps the connection open and shows whether the other side is still there. */
    public void beat() throws IOException {
        write(":\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}

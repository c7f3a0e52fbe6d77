package dev.slipway.engine.api;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The complete answer to a call. */
public final class Answer {
    private final Call call;
    private final int status;
    private final byte[] content;

    Answer(Call call, int status, byte[] content) {
        this.call = call;
        this.status = status;
        this.content = content;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The JSON in it. */
    public JsonNode json() {
        try {
            return Json.read(content);
        } catch (JacksonException e) {
            throw new EngineDisconnectedException(call, e);
        }
    }

    /** The engine's message of an answer that reports an error: the field {@code message}, or else all of it. */
    public String message() {
        var text = new String(content, StandardCharsets.UTF_8).strip();
        try {
            return Json.read(text).path("message").asString(text);
        } catch (JacksonException _) {
            return text;
        }
    }
}

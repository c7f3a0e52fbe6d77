package dev.slipway.engine.event;

import dev.slipway.engine.api.Call;
import dev.slipway.engine.api.EngineApi;
import dev.slipway.engine.api.Json;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What happens in an engine. */
public final class Events {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final EngineApi api;

    /** The events behind these calls. */
    public Events(EngineApi api) {
        this.api = api;
    }

    /**
     * Hands events to the listener, in the calling thread, until the end of the query's range or an interrupt.
     *
     * <p>Throws {@link dev.slipway.engine.api.EngineDisconnectedException} when the engine goes away; a caller that
     * wants to miss nothing begins anew, since the time of its last event.
     */
    public void listen(EventQuery query, Consumer<EngineEvent> listener) throws InterruptedException {
        api.lines(call(query), line -> listener.accept(event(line)));
    }

    private static Call call(EventQuery query) {
        var filters = Json.object();
        query.filters().forEach((name, values) -> filters.set(name, Json.array(values)));
        var call = Call.get("/events").query("filters", filters.toString());
        call = query.since() == null ? call : call.query("since", timestamp(query.since()));
        return query.until() == null ? call : call.query("until", timestamp(query.until()));
    }

    private static String timestamp(Instant time) {
        return "%d.%09d".formatted(time.getEpochSecond(), time.getNano());
    }

    private static EngineEvent event(JsonNode json) {
        var nanos = json.path("timeNano").asLong(0);
        return new EngineEvent(
                Json.text(json, "Type"),
                Json.text(json, "Action"),
                Json.text(json.path("Actor"), "ID"),
                Map.copyOf(Json.texts(json.path("Actor").path("Attributes"))),
                Instant.ofEpochSecond(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND));
    }
}

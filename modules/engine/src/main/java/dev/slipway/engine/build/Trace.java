package dev.slipway.engine.build;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What BuildKit reports at once: the message {@code StatusResponse} of its {@code api/services/control/control.proto}.
 */
record Trace(List<Vertex> vertices, List<Status> statuses, List<Log> logs) {
    /** One step of a build; repeated whenever something changes. */
    record Vertex(
            String digest,
            String name,
            boolean cached,
            @Nullable Instant started,
            @Nullable Instant completed,
            String error) {}

    /** Progress within a step. */
    record Status(String id, String vertex, String name, long current, long total) {}

    /** A piece of a step's output; stream 1 is standard output, 2 standard error. */
    record Log(String vertex, long stream, ByteString message) {}
}

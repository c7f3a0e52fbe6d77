package dev.slipway.engine.build;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns traces, which repeat themselves, into events, which do not. */
final class Steps {
    private final Consumer<BuildEvent> listener;
    private final Set<String> begun = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<Output, ByteArrayOutputStream> unfinished = new HashMap<>();
    private String failed = "";

    Steps(Consumer<BuildEvent> listener) {
        this.listener = listener;
    }

    /** The first step that failed for a reason of its own, or an empty string. */
    String failed() {
        return failed;
    }

    void follow(Trace trace) {
        trace.vertices().forEach(this::begin);
        trace.statuses()
                .forEach(status -> listener.accept(new BuildEvent.Progress(
                        status.vertex(),
                        status.name().isEmpty() ? status.id() : status.name(),
                        status.current(),
                        status.total())));
        trace.logs().forEach(this::log);
        trace.vertices().forEach(this::end);
    }

    private void begin(Trace.Vertex vertex) {
        if (vertex.started() != null && !vertex.cached() && begun.add(vertex.digest())) {
            listener.accept(new BuildEvent.StepStarted(vertex.digest(), vertex.name()));
        }
    }

    private void end(Trace.Vertex vertex) {
        if (vertex.completed() == null || !ended.add(vertex.digest())) {
            return;
        }
        for (var stream : BuildEvent.Stream.values()) {
            flush(new Output(vertex.digest(), stream));
        }
        listener.accept(outcome(vertex, vertex.completed()));
    }

    private BuildEvent outcome(Trace.Vertex vertex, Instant completed) {
        if (!vertex.error().isEmpty()) {
            if (failed.isEmpty() && !vertex.error().endsWith("context canceled")) {
                failed = vertex.name();
            }
            return new BuildEvent.StepFailed(vertex.digest(), vertex.name(), vertex.error());
        }
        if (vertex.cached()) {
            return new BuildEvent.StepCached(vertex.digest(), vertex.name());
        }
        var started = vertex.started() == null ? completed : vertex.started();
        return new BuildEvent.StepFinished(vertex.digest(), vertex.name(), Duration.between(started, completed));
    }

    private void log(Trace.Log log) {
        var output = new Output(log.vertex(), log.stream() == 2 ? BuildEvent.Stream.ERROR : BuildEvent.Stream.OUT);
        for (var single : log.message().toByteArray()) {
            if (single == '\n') {
                line(output, unfinished.remove(output));
            } else {
                unfinished
                        .computeIfAbsent(output, _ -> new ByteArrayOutputStream())
                        .write(single);
            }
        }
    }

    private void flush(Output output) {
        var rest = unfinished.remove(output);
        if (rest != null) {
            line(output, rest);
        }
    }

    private void line(Output output, @Nullable ByteArrayOutputStream bytes) {
        var text = bytes == null ? "" : bytes.toString(StandardCharsets.UTF_8);
        listener.accept(new BuildEvent.Log(output.step(), output.stream(), text));
    }

    /** One stream of one step. */
    private record Output(String step, BuildEvent.Stream stream) {}
}

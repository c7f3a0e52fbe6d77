package dev.slipway.catalog.build;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Writes one log file for each image that is worked on; each line is on the disk when the call returns. */
public final class LogFiles implements BuildLog {
    private final Workspace workspace;
    private final Map<String, PrintWriter> open = new ConcurrentHashMap<>();

    /** Writes to where this workspace keeps logs. */
    public LogFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public void started(String image) {
        var file = workspace.log(image);
        try {
            Files.createDirectories(file.getParent());
            open.put(image, new PrintWriter(Files.newBufferedWriter(file), true));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void step(String image, String name) {
        write(image, log -> log.println("==> " + name));
    }

    @Override
    public void cached(String image, String name) {
        write(image, log -> log.println("==> " + name + " (cached)"));
    }

    @Override
    public void output(String image, String line) {
        write(image, log -> log.println(line));
    }

    @Override
    public void retrying(String image, String cause, int attempt, Duration delay) {
        write(
                image,
                log -> log.println("==> " + cause + "; attempt " + attempt + " after " + delay.toMillis() + " ms"));
    }

    @Override
    public void finished(String image, Outcome outcome, Duration duration) {
        write(image, log -> log.println("==> " + words(outcome)));
        var log = open.remove(image);
        if (log != null) {
            log.close();
        }
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Built(var id, var _, var _, var _) -> "built " + id;
            case Outcome.Unchanged(var id) -> "unchanged " + id;
            case Outcome.Failed(var cause, var _, var _) -> "failed: " + cause;
            case Outcome.TimedOut(var limit, var _) -> "took longer than " + limit.toSeconds() + " s and was cancelled";
            case Outcome.Blocked(var by) -> "blocked: " + by;
            case Outcome.Cancelled() -> "cancelled";
        };
    }

    private void write(String image, Consumer<PrintWriter> line) {
        var log = open.get(image);
        if (log != null) {
            line.accept(log);
        }
    }
}

package dev.slipway.catalog.build;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a build tells, a line for each call. */
final class RecordedLog implements BuildLog {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void started(String image) {
        lines.add(image + " started");
    }

    @Override
    public void output(String image, String line) {
        lines.add(image + ": " + line);
    }

    @Override
    public void retrying(String image, String cause, int attempt, Duration delay) {
        lines.add(image + " attempt " + attempt + " after " + delay.toSeconds() + " s: " + cause);
    }

    @Override
    public void finished(String image, Outcome outcome, Duration duration) {
        lines.add(image + " " + outcome.getClass().getSimpleName());
    }
}

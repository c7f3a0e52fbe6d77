package dev.slipway.cli.progress;

import dev.slipway.catalog.build.Outcome;
import dev.slipway.catalog.build.StepName;
import dev.slipway.catalog.plan.Plan;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.Humane;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line for each image that is being built – its step and its seconds – under the lines of those that are done, and
 * a last line with the total. Redrawn four times a second with ANSI sequences (ECMA-48).
 */
final class LiveView implements ProgressView {
    private static final Duration FRAME = Duration.ofMillis(250);
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String PLAIN = "\u001b[0m";

    private record Running(Instant since, String step) {}

    private final Console console;
    private final Instant begin = Instant.now();
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Thread painter;
    private int total;
    private int done;
    private int drawn;

    LiveView(Console console) {
        this.console = console;
        this.painter = Thread.startVirtualThread(this::paint);
    }

    @Override
    public synchronized void waiting() {
        above(WAITING);
    }

    @Override
    public synchronized void planned(Plan plan) {
        total = plan.toBuild().size() + plan.blocked().size();
        done = 0;
    }

    @Override
    public synchronized void packagesPlanned(int sources, int others) {
        total = sources;
        done = 0;
    }

    @Override
    public synchronized void servicesPlanned(int images) {
        total = images;
        done = 0;
    }

    @Override
    public synchronized void started(String image) {
        running.put(image, new Running(Instant.now(), "starting"));
    }

    @Override
    public synchronized void step(String image, String name) {
        running.computeIfPresent(image, (_, before) -> new Running(before.since(), StepName.brief(name)));
    }

    @Override
    public synchronized void retrying(String image, String cause, int attempt, Duration delay) {
        above(image + " attempt " + attempt + " in " + delay.toSeconds() + " s: " + cause);
    }

    @Override
    public synchronized void finished(String image, Outcome outcome, Duration duration) {
        running.remove(image);
        done++;
        var text = ProgressView.describe(image, outcome, duration);
        if (console.isColourful()) {
            above((outcome.isGood() ? GREEN : RED) + text + PLAIN);
        } else {
            above(text);
        }
    }

    @Override
    public synchronized void close() {
        painter.interrupt();
        erase();
        console.err().flush();
    }

    private void paint() {
        try {
            while (true) {
                Thread.sleep(FRAME);
                redraw();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private synchronized void above(String line) {
        erase();
        console.err().println(line);
        draw();
    }

    private synchronized void redraw() {
        erase();
        draw();
    }

    private void erase() {
        if (drawn > 0) {
            console.err().print("\u001b[%dA\u001b[J".formatted(drawn));
            drawn = 0;
        }
    }

    private void draw() {
        if (total == 0) {
            return;
        }
        var now = Instant.now();
        running.forEach((image, state) -> line(
                "  %-20s %7s  %s".formatted(image, Humane.time(Duration.between(state.since(), now)), state.step())));
        line(done + " of " + total + " done, " + Humane.time(Duration.between(begin, now)));
        console.err().flush();
    }

    private void line(String text) {
        var width = console.terminal() - 1;
        console.err().println(text.length() <= width ? text : text.substring(0, width));
        drawn++;
    }
}

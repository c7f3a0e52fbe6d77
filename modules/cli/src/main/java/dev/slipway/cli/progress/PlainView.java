package dev.slipway.cli.progress;

import dev.slipway.catalog.build.Outcome;
import dev.slipway.catalog.plan.Plan;
import dev.slipway.cli.output.Humane;
import java.io.PrintStream;
import java.time.Duration;

/** Plain lines, for logs and pipes. */
record PlainView(PrintStream err) implements ProgressView {
    @Override
    public void waiting() {
        err.println(WAITING);
    }

    @Override
    public void planned(Plan plan) {
        if (!plan.toBuild().isEmpty()) {
            err.println(ProgressView.summary(plan));
        }
    }

    @Override
    public void packagesPlanned(int sources, int others) {
        err.println("packages: " + sources + " to build, " + others + " current");
    }

    @Override
    public void servicesPlanned(int images) {
        err.println(Humane.count(images, "image") + " to build");
    }

    @Override
    public void started(String image) {
        err.println(image + " …");
    }

    @Override
    public void retrying(String image, String cause, int attempt, Duration delay) {
        err.println(image + " attempt " + attempt + " in " + delay.toSeconds() + " s: " + cause);
    }

    @Override
    public void finished(String image, Outcome outcome, Duration duration) {
        err.println(ProgressView.describe(image, outcome, duration));
    }

    @Override
    public void close() {
        err.flush();
    }
}

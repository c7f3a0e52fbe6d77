package dev.slipway.catalog.build;

import dev.slipway.catalog.plan.Plan;
import java.time.Duration;
import java.util.List;

/** Passes everything on to several logs. */
record BuildLogs(List<BuildLog> logs) implements BuildLog {
    @Override
    public void waiting() {
        logs.forEach(BuildLog::waiting);
    }

    @Override
    public void planned(Plan plan) {
        logs.forEach(log -> log.planned(plan));
    }

    @Override
    public void packagesPlanned(int sources, int others) {
        logs.forEach(log -> log.packagesPlanned(sources, others));
    }

    @Override
    public void started(String image) {
        logs.forEach(log -> log.started(image));
    }

    @Override
    public void step(String image, String name) {
        logs.forEach(log -> log.step(image, name));
    }

    @Override
    public void cached(String image, String name) {
        logs.forEach(log -> log.cached(image, name));
    }

    @Override
    public void output(String image, String line) {
        logs.forEach(log -> log.output(image, line));
    }

    @Override
    public void retrying(String image, String cause, int attempt, Duration delay) {
        logs.forEach(log -> log.retrying(image, cause, attempt, delay));
    }

    @Override
    public void finished(String image, Outcome outcome, Duration duration) {
        logs.forEach(log -> log.finished(image, outcome, duration));
    }
}

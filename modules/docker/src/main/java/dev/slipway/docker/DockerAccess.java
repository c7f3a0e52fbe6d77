package dev.slipway.docker;

import dev.slipway.docker.gear.GearMapping;
import dev.slipway.docker.gear.JobMapping;
import dev.slipway.docker.gear.Labels;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.engine.container.ExecSpec;
import dev.slipway.engine.container.LogQuery;
import dev.slipway.engine.container.Program;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.output.Cursors;
import dev.slipway.platform.output.GearLine;
import dev.slipway.platform.runtime.Command;
import dev.slipway.platform.runtime.GearAccess;
import dev.slipway.platform.runtime.LogLine;
import dev.slipway.platform.runtime.LogRequest;
import dev.slipway.platform.runtime.Session;
import dev.slipway.platform.runtime.Usage;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The way into gears that are containers of an engine. */
final class DockerAccess implements GearAccess {
    private static final int RANDOM_DIGITS = 8;
    private static final int ABSENT = 404;

    private final Engine engine;
    private final Ownership ownership;
    private final Starter starter;
    private final Assembly assembly;

    DockerAccess(Engine engine, Ownership ownership, Starter starter, Assembly assembly) {
        this.engine = engine;
        this.ownership = ownership;
        this.starter = starter;
        this.assembly = assembly;
    }

    @Override
    public void logs(FoundGear gear, LogRequest request, Consumer<LogLine> listener) throws InterruptedException {
        var cursors = new Cursors();
        read(gear, request, cursors, listener);
        if (request.follow() && (request.last() < 0 || cursors.of(gear.id()).isPresent())) {
            // Engines (20.10 does) may drop a last line that has no end from those who follow; it is there afterwards.
            var since = cursors.of(gear.id()).orElse(request.since());
            read(gear, new LogRequest(false, since, -1), cursors, listener);
        }
    }

    /** Hands on what was not handed on before. */
    private void read(FoundGear gear, LogRequest request, Cursors cursors, Consumer<LogLine> listener)
            throws InterruptedException {
        var reading = cursors.reading(gear.id());
        var lines = new LogLines(gear.name(), line -> {
            var read = GearLine.of(gear, line);
            if (reading.isNew(read)) {
                listener.accept(line);
            }
        });
        Faults.telling("read what " + gear.name() + " printed", () -> {
            try {
                engine.containers().logs(gear.id(), query(request), lines);
            } catch (EngineAnswerException e) {
                if (e.status() != ABSENT) {
                    throw e;
                } // what is gone says nothing
            }
        });
        lines.finish();
    }

    @Override
    public Usage usage(FoundGear gear) throws InterruptedException {
        var stats = Faults.asking(
                "measure " + gear.name(), () -> engine.containers().stats(gear.id()));
        return new Usage(
                stats.processors(),
                stats.memory(),
                stats.memoryLimit(),
                stats.pids(),
                stats.received(),
                stats.sent(),
                stats.blockRead(),
                stats.blockWritten());
    }

    @Override
    public Session open(FoundGear gear, Command command) throws InterruptedException {
        var spec = new ExecSpec(
                command.words(),
                command.environment(),
                command.user(),
                command.workingDirectory(),
                command.terminal(),
                false);
        return Faults.asking(
                "run '" + String.join(" ", command.words()) + "' in " + gear.name(),
                () -> new ExecSession(engine.containers().execute(gear.id(), spec, command.stdin()), command.stdin()));
    }

    @Override
    public Session run(GearSpec gear, Command command) throws InterruptedException {
        var labels = new TreeMap<String, String>();
        labels.put(Labels.APPLICATION, gear.name().application());
        labels.put(Labels.PROJECT, gear.project());
        labels.put(Labels.SERVICE, gear.name().service());
        labels.put(Labels.RUN, "true");
        var what = "run '" + String.join(" ", command.words()) + "' for "
                + gear.name().service();
        return Faults.asking(what, () -> {
            var like = GearMapping.of(gear, starter.surroundings(gear).withoutAddresses());
            var container = JobMapping.of(like, command.words(), labels, false);
            var spec = container
                    .spec()
                    .withProgram(program(command, container.spec().program()));
            var name = gear.name().application() + "-" + gear.name().service() + "-run-"
                    + UUID.randomUUID().toString().substring(0, RANDOM_DIGITS);
            return assembly.assemble(name, container.withSpec(spec), id -> {
                engine.containers().rename(id, name);
                return RunSession.start(engine, id, command.stdin());
            });
        });
    }

    @Override
    public void removeRuns(Predicate<String> application) throws InterruptedException {
        Faults.telling(
                "remove what commands left behind",
                () -> ownership.containers(LabelFilter.present(Labels.RUN)).stream()
                        .filter(container -> application.test(container.labels().getOrDefault(Labels.APPLICATION, "")))
                        .map(ContainerSummary::id)
                        .forEach(engine.containers()::removeForcibly));
    }

    private static LogQuery query(LogRequest request) {
        var query = LogQuery.everything().withTimestamps();
        query = request.follow() ? query.following() : query;
        query = request.last() < 0 ? query : query.withTail(request.last());
        return request.since() == null ? query : query.withSince(request.since());
    }

    private static Program program(Command command, Program gears) {
        var environment = new TreeMap<>(gears.environment());
        environment.putAll(command.environment());
        var identity =
                command.user().isEmpty() ? gears.identity() : gears.identity().withUser(command.user());
        return new Program(
                gears.entrypoint(),
                gears.command(),
                environment,
                identity,
                command.workingDirectory().isEmpty() ? gears.workingDirectory() : command.workingDirectory(),
                gears.stopSignal(),
                command.terminal(),
                command.stdin(),
                gears.init());
    }
}

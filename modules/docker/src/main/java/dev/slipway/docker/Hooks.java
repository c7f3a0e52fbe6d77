package dev.slipway.docker;

import dev.slipway.docker.probe.Outcome;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineException;
import dev.slipway.engine.container.ExecSpec;
import dev.slipway.platform.application.Lifecycle.Hook;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs commands in containers that run. */
final class Hooks {
    private final Engine engine;
    private final PowerCut powers;

    Hooks(Engine engine, PowerCut powers) {
        this.engine = engine;
        this.powers = powers;
    }

    /** Runs one to its end, which must come in time; returns what is wrong, or an empty text. */
    String run(String container, Hook hook, Duration patience) throws InterruptedException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = executor.submit(() -> attempt(container, hook));
            try {
                return running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                running.cancel(true);
                return "not done within " + patience.toSeconds() + " s";
            } catch (ExecutionException e) {
                return String.valueOf(
                        e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            } finally {
                executor.shutdownNow();
            }
        }
    }

    /** Runs the command of a health check to its end, as the engine would. */
    Outcome check(String container, List<String> check) throws InterruptedException {
        var command = check.getFirst().equals("CMD-SHELL")
                ? List.of("/bin/sh", "-c", check.get(1))
                : check.subList(1, check.size());
        try {
            var output = new Tail();
            var code = engine.containers().exec(container, ExecSpec.of(command.toArray(String[]::new)), output);
            return code == 0 ? new Outcome.Good() : new Outcome.Bad("exit code " + code + ": " + output);
        } catch (EngineException e) {
            return new Outcome.Bad(String.valueOf(e.getMessage()));
        }
    }

    private String attempt(String container, Hook hook) throws InterruptedException {
        var output = new Tail();
        var spec = new ExecSpec(
                hook.command(),
                hook.environment(),
                hook.user(),
                hook.workingDirectory(),
                false,
                hook.privileged() && !powers.limited());
        var code = engine.containers().exec(container, spec, output);
        return code == 0 ? "" : ("exit code " + code + " " + output).strip();
    }
}

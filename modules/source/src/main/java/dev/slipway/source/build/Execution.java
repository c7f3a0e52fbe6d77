package dev.slipway.source.build;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineInterruptedException;
import dev.slipway.engine.build.BuildEvent;
import dev.slipway.engine.build.BuildFailedException;
import dev.slipway.engine.build.BuildRequest;
import dev.slipway.source.build.SourceBuildException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** One build in the engine, with what its scripts say. Used once. */
final class Execution {
    /** Faults that our script finds, not those that it runs. */
    private static final int FAULT = 97;

    private static final int LAST_LINES = 15;
    private static final String SAYS = "slipway: ";
    private static final String RESTORED = SAYS + "artifacts of the last build restored";
    private static final String UNSAVED = SAYS + "save-artifacts failed";
    private static final Pattern VERB = Pattern.compile("upload/build\", \"(assemble|save|runtime)\"");

    private final Engine engine;
    private final BuildListener listener;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private boolean restored;
    private boolean cached = true;

    Execution(Engine engine, BuildListener listener) {
        this.engine = engine;
        this.listener = listener;
    }

    /** Builds within a time; an interrupt cancels it in the engine. */
    String run(BuildRequest request, Duration limit) throws InterruptedException {
        var over = new AtomicBoolean();
        var worker = Thread.currentThread();
        var alarm = Thread.startVirtualThread(() -> ring(worker, limit, over));
        try {
            return engine.builds().build(request, this::listen);
        } catch (BuildFailedException e) {
            throw explained(e);
        } catch (InterruptedException | EngineInterruptedException e) {
            if (over.get()) {
                throw new SourceBuildException(
                        Kind.TIMED_OUT,
                        "the build took longer than " + limit.toSeconds() + " s and was cancelled",
                        List.copyOf(lastLines),
                        e);
            }
            throw e;
        } finally {
            silence(alarm, over);
        }
    }

    /** Whether artifacts of the last build were used; what came out of the engine's cache tells nothing. */
    boolean hasRestored() {
        return restored;
    }

    /** Whether no script had to run. */
    boolean isCached() {
        return cached;
    }

    /** An alarm that rings just when all is done must interrupt nothing that comes after. */
    private static void silence(Thread alarm, AtomicBoolean over) {
        alarm.interrupt();
        var interrupted = Thread.interrupted();
        try {
            alarm.join();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted && !over.get()) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ring(Thread worker, Duration limit, AtomicBoolean over) {
        try {
            Thread.sleep(limit);
            over.set(true);
            worker.interrupt();
        } catch (InterruptedException _) {
            // It was built in time.
        }
    }

    private void listen(BuildEvent event) {
        switch (event) {
            case BuildEvent.Log(var _, var _, var text) -> line(text);
            case BuildEvent.StepStarted(var _, var name) -> begin(name);
            case BuildEvent.StepCached _,
                    BuildEvent.StepFinished _,
                    BuildEvent.StepFailed _,
                    BuildEvent.Progress _ -> {}
        }
    }

    private void begin(String step) {
        var verb = VERB.matcher(step);
        if (verb.find()) {
            cached = false;
            listener.stage("running " + script(verb.group(1)));
        }
    }

    private void line(String text) {
        if (text.startsWith(SAYS)) {
            restored = restored || text.equals(RESTORED);
            if (text.startsWith(UNSAVED)) {
                listener.remark(text.substring(SAYS.length()));
            }
        }
        lastLines.addLast(text);
        if (lastLines.size() > LAST_LINES) {
            lastLines.removeFirst();
        }
        listener.output(text);
    }

    private SourceBuildException explained(BuildFailedException fault) {
        var lines = List.copyOf(lastLines);
        var code = fault.exitCode().orElse(0);
        if (code == FAULT && !lines.isEmpty() && lines.getLast().startsWith(SAYS)) {
            return new SourceBuildException(
                    Kind.FAILED, lines.getLast().substring(SAYS.length()), lines.subList(0, lines.size() - 1), fault);
        }
        var verb = VERB.matcher(fault.step());
        var what = code == 0
                ? "the build failed: " + fault.engineMessage()
                : (verb.find() ? script(verb.group(1)) : "assemble") + " failed with exit code " + code;
        return new SourceBuildException(Kind.FAILED, what, lines, fault);
    }

    private static String script(String verb) {
        return switch (verb) {
            case "save" -> "save-artifacts";
            case "runtime" -> "assemble-runtime";
            default -> "assemble";
        };
    }
}

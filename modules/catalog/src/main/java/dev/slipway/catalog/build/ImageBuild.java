package dev.slipway.catalog.build;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineException;
import dev.slipway.engine.api.EngineInterruptedException;
import dev.slipway.engine.build.BuildContext;
import dev.slipway.engine.build.BuildEvent;
import dev.slipway.engine.build.BuildFailedException;
import dev.slipway.engine.build.BuildRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The build of one image: attempts until it is there, fails for good, or its time is over. Used once. */
public final class ImageBuild {
    private static final int LAST_LINES = 15;
    private static final int LONGEST_STEP = 120;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private final Engine engine;
    private final String name;
    private final Sources sources;
    private final UnaryOperator<BuildRequest> settings;
    private final BuildOptions options;
    private final BuildLog log;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Set<String> steps = new HashSet<>();
    private final Set<String> cachedSteps = new HashSet<>();

    /** What an image is built from; made ready once for each attempt. */
    @FunctionalInterface
    public interface Sources {
        /**
         * Makes it ready.
         *
         * @param output takes lines that are printed meanwhile
         */
        BuildContext ready(Consumer<String> output) throws IOException, InterruptedException;
    }

    /**
     * A build.
     *
     * @param name what the image is called in the log
     * @param settings adds everything but the context to a request
     */
    public ImageBuild(
            Engine engine,
            String name,
            Sources sources,
            UnaryOperator<BuildRequest> settings,
            BuildOptions options,
            BuildLog log) {
        this.engine = engine;
        this.name = name;
        this.sources = sources;
        this.settings = settings;
        this.options = options;
        this.log = log;
    }

    /** Builds; an interrupt cancels the build in the engine. */
    public Outcome run() {
        try (var limit = TimeLimit.of(options.timeout())) {
            try {
                return attempts();
            } catch (InterruptedException e) {
                return limit.isOver() ? new Outcome.TimedOut(options.timeout(), ending()) : new Outcome.Cancelled();
            }
        }
    }

    private Outcome attempts() throws InterruptedException {
        for (var attempt = 1; ; attempt++) {
            var delay = FIRST_DELAY.multipliedBy(1L << (attempt - 1));
            try {
                return built(attempt);
            } catch (EngineInterruptedException e) {
                throw interrupted(e);
            } catch (EngineException | Bootstrap.BootstrapException e) {
                var cause = e instanceof BuildFailedException fault ? describe(fault) : String.valueOf(e.getMessage());
                var passing = passing(e);
                if (attempt > options.retries() || passing.isEmpty()) {
                    return new Outcome.Failed(cause, endingBesides(cause), attempt);
                }
                log.retrying(name, passing.get(), attempt + 1, delay);
            } catch (IOException e) {
                return new Outcome.Failed(e.toString(), ending(), attempt);
            }
            Thread.sleep(delay);
        }
    }

    private Outcome built(int attempt) throws IOException, InterruptedException {
        steps.clear();
        cachedSteps.clear();
        lastLines.clear();
        var context = sources.ready(this::output);
        var id = engine.builds().build(settings.apply(BuildRequest.of(context)), this::listen);
        var size = engine.images().inspect(id).map(image -> image.size()).orElse(0L);
        return new Outcome.Built(id, size, new Outcome.Steps(steps.size(), cachedSteps.size()), attempt);
    }

    private void listen(BuildEvent event) {
        switch (event) {
            case BuildEvent.StepStarted(var _, var step) -> begin(step);
            case BuildEvent.StepCached(var _, var step) -> cached(step);
            case BuildEvent.Log(var _, var _, var text) -> output(text);
            case BuildEvent.StepFailed(var _, var _, var error) -> failed(error);
            case BuildEvent.StepFinished _, BuildEvent.Progress _ -> {}
        }
    }

    private void begin(String step) {
        if (isStep(step)) {
            steps.add(step);
        }
        log.step(name, step);
    }

    private void cached(String step) {
        if (isStep(step)) {
            steps.add(step);
            cachedSteps.add(step);
            log.cached(name, step);
        }
    }

    /** Of a command that failed BuildKit repeats the whole text, however long; its exit code is in the cause. */
    private void failed(String error) {
        error.lines().filter(line -> !PassingFault.isOfCommand(line)).forEach(this::output);
    }

    private void output(String line) {
        lastLines.addLast(line);
        if (lastLines.size() > LAST_LINES) {
            lastLines.removeFirst();
        }
        log.output(name, line);
    }

    private List<String> ending() {
        return List.copyOf(lastLines);
    }

    /** The end of the log without what the cause says already: what the engine itself failed with is in both. */
    private List<String> endingBesides(String cause) {
        return ending().stream()
                .filter(line -> line.isBlank() || cause.lines().noneMatch(said -> said.endsWith(line)))
                .toList();
    }

    /** What shows that the next attempt may go better, if anything does. */
    private Optional<String> passing(Exception fault) {
        var words = String.valueOf(fault instanceof BuildFailedException e ? e.engineMessage() : fault.getMessage());
        return PassingFault.in(ending()).or(() -> Optional.of(words).filter(message -> PassingFault.isIn(message)));
    }

    private static InterruptedException interrupted(EngineInterruptedException fault) {
        Thread.interrupted();
        var interrupt = new InterruptedException(fault.getMessage());
        interrupt.initCause(fault);
        return interrupt;
    }

    /** Steps of the Dockerfile that do something; BuildKit neither runs FROM nor counts it as cached. */
    private static boolean isStep(String step) {
        return step.startsWith("[") && !step.startsWith("[internal]") && !step.contains("] FROM ");
    }

    private static String describe(BuildFailedException fault) {
        if (fault.step().isEmpty()) {
            return fault.engineMessage();
        }
        var step = StepName.brief(fault.step());
        var shown = step.length() <= LONGEST_STEP ? step : step.substring(0, LONGEST_STEP) + "…";
        var exit = fault.exitCode();
        return shown + (exit.isPresent() ? ": exit code " + exit.getAsInt() : ": " + fault.engineMessage());
    }
}

package dev.slipway.engine.build;

import dev.slipway.engine.api.EngineException;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The engine could not build an image. */
public final class BuildFailedException extends EngineException {
    private static final Pattern EXIT_CODE = Pattern.compile("exit code: ([0-9]{1,9})");

    private final String step;
    private final String engineMessage;

    /** For this failing step, empty where the build failed outside of any, with the engine's words. */
    public BuildFailedException(String step, String engineMessage) {
        super(step.isEmpty() ? engineMessage : "step '" + step + "' failed: " + engineMessage, null);
        this.step = step;
        this.engineMessage = engineMessage;
    }

    /** The step that failed, such as {@code [2/3] RUN make}; empty where the build failed outside of any. */
    public String step() {
        return step;
    }

    /** What the engine wrote. */
    public String engineMessage() {
        return engineMessage;
    }

    /** The exit code of the command that failed, where the engine tells it. */
    public OptionalInt exitCode() {
        var matcher = EXIT_CODE.matcher(engineMessage);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}

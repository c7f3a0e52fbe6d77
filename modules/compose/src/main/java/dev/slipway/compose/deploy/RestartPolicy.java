package dev.slipway.compose.deploy;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When and how often containers that end are started again; the condition is none, on-failure or any. */
public record RestartPolicy(
        String condition,
        @Nullable Duration delay,
        @Nullable Integer maxAttempts,
        @Nullable Duration window) {
    /** What a mapping in canonical form says. */
    public static RestartPolicy of(Mapping mapping) {
        var values = new Values(mapping);
        return new RestartPolicy(
                values.text("condition", "any"),
                values.duration("delay"),
                values.number("max_attempts"),
                values.duration("window"));
    }
}

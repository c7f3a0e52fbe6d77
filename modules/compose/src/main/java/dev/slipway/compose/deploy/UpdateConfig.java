package dev.slipway.compose.deploy;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How containers are replaced in an update or a rollback. What is null was not written: the platform decides. */
public record UpdateConfig(
        @Nullable Integer parallelism,
        @Nullable Duration delay,
        @Nullable String failureAction,
        @Nullable Duration monitor,
        @Nullable BigDecimal maxFailureRatio,
        @Nullable String order) {
    /** What a mapping in canonical form says. */
    public static UpdateConfig of(Mapping mapping) {
        var values = new Values(mapping);
        return new UpdateConfig(
                values.number("parallelism"),
                values.duration("delay"),
                values.text("failure_action"),
                values.duration("monitor"),
                values.decimal("max_failure_ratio"),
                values.text("order"));
    }
}

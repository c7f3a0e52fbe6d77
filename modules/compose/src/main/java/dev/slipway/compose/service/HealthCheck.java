package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that tells whether a container is well. The test is null where it is the image's own; disabled, there is
 * none.
 */
public record HealthCheck(
        @Nullable List<String> test,
        @Nullable Duration interval,
        @Nullable Duration timeout,
        @Nullable Integer retries,
        @Nullable Duration startPeriod,
        @Nullable Duration startInterval,
        boolean disabled) {
    /** What a mapping in canonical form says. */
    public static HealthCheck of(Mapping mapping) {
        var values = new Values(mapping);
        return new HealthCheck(
                values.words("test"),
                values.duration("interval"),
                values.duration("timeout"),
                values.number("retries"),
                values.duration("start_period"),
                values.duration("start_interval"),
                values.flag("disable") || values.texts("test").equals(List.of("NONE")));
    }
}

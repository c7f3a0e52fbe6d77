package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.Locale;

/** What a service waits for in another before it starts. */
public record Dependency(Condition condition, boolean restart, boolean required) {
    /** What a mapping in canonical form says. */
    public static Dependency of(Mapping mapping) {
        var values = new Values(mapping);
        return new Dependency(
                Condition.valueOf(values.text("condition", "service_started").toUpperCase(Locale.ROOT)),
                values.flag("restart"),
                values.flag("required", true));
    }

    /** The state to wait for, named as in the specification. */
    public enum Condition {
        /** It runs. */
        SERVICE_STARTED,
        /** Its health check passes. */
        SERVICE_HEALTHY,
        /** It ran and ended without a fault. */
        SERVICE_COMPLETED_SUCCESSFULLY
    }
}

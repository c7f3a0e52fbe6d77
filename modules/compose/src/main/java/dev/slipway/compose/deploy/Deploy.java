package dev.slipway.compose.deploy;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code deploy} part of a service. */
public record Deploy(
        String mode,
        @Nullable Integer replicas,
        Map<String, String> labels,
        @Nullable UpdateConfig updateConfig,
        @Nullable UpdateConfig rollbackConfig,
        @Nullable RestartPolicy restartPolicy,
        Resources limits,
        Resources reservations) {
    /** What a mapping in canonical form says. */
    public static Deploy of(Mapping mapping) {
        var values = new Values(mapping);
        return new Deploy(
                values.text("mode", "replicated"),
                values.number("replicas"),
                values.table("labels"),
                values.one("update_config", UpdateConfig::of),
                values.one("rollback_config", UpdateConfig::of),
                values.one("restart_policy", RestartPolicy::of),
                Resources.of(mapping.mapping("resources").mapping("limits")),
                Resources.of(mapping.mapping("resources").mapping("reservations")));
    }
}

package dev.slipway.compose.deploy;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits, or reservations: processors, bytes of memory, processes, devices. */
public record Resources(
        @Nullable BigDecimal cpus,
        @Nullable Long memory,
        @Nullable Long pids,
        List<DeviceRequest> devices) {
    /** Copies the lists. */
    public Resources {
        devices = List.copyOf(devices);
    }

    /** What a mapping in canonical form says. */
    public static Resources of(Mapping mapping) {
        var values = new Values(mapping);
        return new Resources(
                values.decimal("cpus"),
                values.large("memory"),
                values.large("pids"),
                values.list("devices", DeviceRequest::of));
    }
}

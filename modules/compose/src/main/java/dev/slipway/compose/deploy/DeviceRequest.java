package dev.slipway.compose.deploy;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Devices that a driver is asked for, such as GPUs; the count is null where devices are named, and -1 for all. */
public record DeviceRequest(
        @Nullable String driver,
        @Nullable Integer count,
        List<String> deviceIds,
        List<String> capabilities,
        Map<String, String> options) {
    /** Copies the lists. */
    public DeviceRequest {
        deviceIds = List.copyOf(deviceIds);
        capabilities = List.copyOf(capabilities);
    }

    /** What a mapping in canonical form says. */
    public static DeviceRequest of(Mapping mapping) {
        var values = new Values(mapping);
        return new DeviceRequest(
                values.text("driver"),
                count(values.text("count")),
                values.texts("device_ids"),
                values.texts("capabilities"),
                values.table("options"));
    }

    private static @Nullable Integer count(@Nullable String count) {
        if (count == null) {
            return null;
        }
        return count.equals("all") ? Integer.valueOf(-1) : Integer.valueOf(count);
    }
}

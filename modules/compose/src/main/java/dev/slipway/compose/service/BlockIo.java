package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weights and rates of block devices by their path; rates are bytes or operations a second. */
public record BlockIo(
        @Nullable Integer weight,
        Map<String, Long> weightDevice,
        Map<String, Long> readBytes,
        Map<String, Long> writeBytes,
        Map<String, Long> readOperations,
        Map<String, Long> writeOperations) {
    /** What a mapping in canonical form says. */
    public static BlockIo of(Mapping mapping) {
        var values = new Values(mapping);
        return new BlockIo(
                values.number("weight"),
                paths(mapping, "weight_device", "weight"),
                paths(mapping, "device_read_bps", "rate"),
                paths(mapping, "device_write_bps", "rate"),
                paths(mapping, "device_read_iops", "rate"),
                paths(mapping, "device_write_iops", "rate"));
    }

    private static Map<String, Long> paths(Mapping mapping, String key, String number) {
        var paths = new LinkedHashMap<String, Long>();
        for (var item : mapping.mappings(key)) {
            paths.put(
                    item.text("path").orElse(""), Long.valueOf(item.text(number).orElse("0")));
        }
        return Collections.unmodifiableMap(paths);
    }
}

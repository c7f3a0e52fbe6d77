package dev.slipway.compose.service;

import dev.slipway.yaml.YamlNode.Mapping;

/** A limit of the kernel for one process; -1 is no limit. */
public record Ulimit(long soft, long hard) {
    /** What a mapping in canonical form says. */
    public static Ulimit of(Mapping mapping) {
        return new Ulimit(number(mapping, "soft"), number(mapping, "hard"));
    }

    private static long number(Mapping mapping, String key) {
        return mapping.text(key).map(Long::parseLong).orElse(-1L);
    }
}

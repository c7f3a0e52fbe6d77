package dev.slipway.platform.config;

import java.util.Comparator;
import java.util.List;

/**
 * One version of an application's configuration. It never changes.
 *
 * @param version counts from 1; 0 for the empty configuration of a new application
 * @param entries its entries, by service and name
 */
public record Config(int version, List<ConfigEntry> entries) {
    /** Sorts the entries. */
    public Config {
        entries = entries.stream()
                .sorted(Comparator.comparing(ConfigEntry::service).thenComparing(ConfigEntry::name))
                .toList();
    }

    /** That of a new application. */
    public static Config empty() {
        return new Config(0, List.of());
    }
}

package dev.slipway.engine.api;

import java.time.Instant;
import java.util.List;

/**
 * How an engine is set up.
 *
 * @param storageDriver how it keeps layers, such as {@code overlay2}
 * @param folder where it keeps everything, on its machine
 * @param cgroups how it limits containers, such as {@code v2, systemd}
 * @param time its machine's time
 * @param warnings what it says is missing
 */
public record EngineInfo(String storageDriver, String folder, String cgroups, Instant time, List<String> warnings) {
    /** Copies the list. */
    public EngineInfo {
        warnings = List.copyOf(warnings);
    }
}

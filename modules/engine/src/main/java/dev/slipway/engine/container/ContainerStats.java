package dev.slipway.engine.container;

import dev.slipway.engine.api.Json;
import java.time.Instant;
import java.util.function.ToLongFunction;
import tools.jackson.databind.JsonNode;

/**
 * What a container uses.
 *
 * @param read when it was measured
 * @param processors processors in use during the last second, 1.5 for one and a half
 * @param memory bytes of memory in use, without files the kernel could drop
 * @param memoryLimit most bytes it may use; all of the machine's where there is no limit
 * @param pids processes and threads
 * @param received bytes received over all its networks since it started; 0 on the machine's network
 * @param sent bytes sent likewise
 * @param blockRead bytes read from block devices
 * @param blockWritten bytes written to block devices
 */
public record ContainerStats(
        Instant read,
        double processors,
        long memory,
        long memoryLimit,
        long pids,
        long received,
        long sent,
        long blockRead,
        long blockWritten) {
    static ContainerStats read(JsonNode json) {
        var memory = json.path("memory_stats");
        return new ContainerStats(
                Json.instant(json, "read").orElse(Instant.EPOCH),
                processors(json),
                Math.max(0, memory.path("usage").asLong(0) - droppable(memory.path("stats"))),
                memory.path("limit").asLong(0),
                json.path("pids_stats").path("current").asLong(0),
                sum(json.path("networks"), network -> network.path("rx_bytes").asLong(0)),
                sum(json.path("networks"), network -> network.path("tx_bytes").asLong(0)),
                blocks(json, "read"),
                blocks(json, "write"));
    }

    private static double processors(JsonNode json) {
        var now = json.path("cpu_stats");
        var before = json.path("precpu_stats");
        var used = used(now) - used(before);
        var passed = now.path("system_cpu_usage").asLong(0)
                - before.path("system_cpu_usage").asLong(0);
        return used <= 0 || passed <= 0
                ? 0
                : (double) used / passed * now.path("online_cpus").asInt(1);
    }

    private static long used(JsonNode cpu) {
        return cpu.path("cpu_usage").path("total_usage").asLong(0);
    }

    /** As {@code docker stats} counts: version 1 of control groups has the first name, version 2 the second. */
    private static long droppable(JsonNode stats) {
        return stats.path("total_inactive_file")
                .asLong(stats.path("inactive_file").asLong(0));
    }

    private static long blocks(JsonNode json, String operation) {
        return sum(
                json.path("blkio_stats").path("io_service_bytes_recursive"),
                entry -> Json.text(entry, "op").equalsIgnoreCase(operation)
                        ? entry.path("value").asLong(0)
                        : 0);
    }

    private static long sum(JsonNode entries, ToLongFunction<JsonNode> value) {
        return entries.valueStream().mapToLong(value).sum();
    }
}

package dev.slipway.compose.service;

import dev.slipway.compose.deploy.DeviceRequest;
import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a container may use. Sizes are bytes; of {@code deploy.resources} where it was written there. */
public record Limits(
        @Nullable Long memory,
        @Nullable Long memoryReservation,
        @Nullable Long memorySwap,
        @Nullable Integer memorySwappiness,
        @Nullable BigDecimal cpus,
        @Nullable Long cpuShares,
        @Nullable Long cpuQuota,
        @Nullable Long cpuPeriod,
        @Nullable Duration cpuRealtimeRuntime,
        @Nullable Duration cpuRealtimePeriod,
        @Nullable String cpuset,
        @Nullable Long pids,
        boolean oomKillDisable,
        @Nullable Integer oomScoreAdjust,
        Map<String, Ulimit> ulimits,
        List<DeviceRequest> gpus,
        @Nullable BlockIo blockIo) {
    /** Copies the lists. */
    public Limits {
        gpus = List.copyOf(gpus);
    }

    /** What a mapping in canonical form says. */
    public static Limits of(Mapping mapping) {
        var values = new Values(mapping);
        return new Limits(
                values.large("mem_limit"),
                values.large("mem_reservation"),
                values.large("memswap_limit"),
                values.number("mem_swappiness"),
                values.decimal("cpus"),
                values.large("cpu_shares"),
                values.large("cpu_quota"),
                values.large("cpu_period"),
                values.duration("cpu_rt_runtime"),
                values.duration("cpu_rt_period"),
                values.text("cpuset"),
                values.large("pids_limit"),
                values.flag("oom_kill_disable"),
                values.number("oom_score_adj"),
                values.named("ulimits", Ulimit::of),
                values.list("gpus", DeviceRequest::of),
                values.one("blkio_config", BlockIo::of));
    }
}

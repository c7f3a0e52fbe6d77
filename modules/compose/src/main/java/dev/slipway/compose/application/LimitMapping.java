package dev.slipway.compose.application;

import dev.slipway.compose.service.ComposeService;
import dev.slipway.platform.application.Limits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a service of a Compose project may use. */
final class LimitMapping {
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final long USUAL_PERIOD = 100_000;

    private LimitMapping() {}

    static Limits limits(ComposeService service) {
        var limits = service.limits();
        var logging = service.logging();
        return new Limits(
                processors(limits),
                number(limits.cpuShares()),
                ServiceMapping.text(limits.cpuset()),
                number(limits.memory()),
                number(limits.memoryReservation()),
                number(limits.memorySwap()),
                Objects.requireNonNullElse(limits.memorySwappiness(), -1),
                number(limits.pids()),
                number(service.storage().shmSize()),
                Objects.requireNonNullElse(limits.oomScoreAdjust(), 0),
                limits.oomKillDisable(),
                ulimits(limits),
                logging == null ? "" : ServiceMapping.text(logging.driver()),
                logging == null ? Map.of() : logging.options(),
                service.storage().storageOptions());
    }

    /** A quota of a period is a number of processors, too. */
    private static long processors(dev.slipway.compose.service.Limits limits) {
        if (limits.cpus() != null) {
            return limits.cpus().multiply(BILLION).longValue();
        }
        var period = Objects.requireNonNullElse(limits.cpuPeriod(), USUAL_PERIOD);
        return limits.cpuQuota() == null || period == 0
                ? 0
                : BILLION.multiply(BigDecimal.valueOf(limits.cpuQuota())).longValue() / period;
    }

    private static List<Limits.Ulimit> ulimits(dev.slipway.compose.service.Limits limits) {
        return limits.ulimits().entrySet().stream()
                .map(entry -> new Limits.Ulimit(
                        entry.getKey(),
                        entry.getValue().soft(),
                        entry.getValue().hard()))
                .toList();
    }

    private static long number(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}

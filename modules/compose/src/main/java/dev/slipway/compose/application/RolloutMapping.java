package dev.slipway.compose.application;

import dev.slipway.compose.deploy.Deploy;
import dev.slipway.compose.deploy.UpdateConfig;
import dev.slipway.platform.application.Rollout;
import dev.slipway.platform.application.Rollout.OnFailure;
import dev.slipway.platform.application.Rollout.Order;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the gears of a service of a Compose project are replaced. */
final class RolloutMapping {
    private RolloutMapping() {}

    /** What {@code deploy.update_config} says; the platform decides the rest. */
    static Rollout rollout(@Nullable Deploy deploy) {
        var usual = Rollout.derived();
        var written = deploy == null ? null : deploy.updateConfig();
        return written == null
                ? usual
                : new Rollout(
                        order(written),
                        Objects.requireNonNullElse(written.parallelism(), usual.parallelism()),
                        Objects.requireNonNullElse(written.delay(), usual.delay()),
                        Objects.requireNonNullElse(written.monitor(), usual.monitor()),
                        onFailure(written),
                        written.maxFailureRatio() == null
                                ? usual.maxFailureRatio()
                                : written.maxFailureRatio().doubleValue(),
                        usual.deadline());
    }

    private static @Nullable Order order(UpdateConfig written) {
        if (written.order() == null) {
            return null;
        }
        return written.order().equals("start-first") ? Order.START_FIRST : Order.STOP_FIRST;
    }

    private static OnFailure onFailure(UpdateConfig written) {
        return switch (Objects.requireNonNullElse(written.failureAction(), "rollback")) {
            case "pause" -> OnFailure.PAUSE;
            case "continue" -> OnFailure.CONTINUE;
            default -> OnFailure.REVERT;
        };
    }
}

package dev.slipway.platform.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.release.Deployment.State;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeploymentTest {
    @Test
    void everyStateReadsAsASentence() {
        assertThat(Stream.of(State.values()).map(state -> in(state, "").sentence()))
                .containsExactly(
                        "deployment 3 of release 2 is queued",
                        "deployment 3 of release 2 is pulling images",
                        "deployment 3 of release 2 is running the jobs before its gears",
                        "deployment 3 of release 2 is rolling",
                        "deployment 3 of release 2 is draining old gears",
                        "deployment 3 of release 2 is being reverted",
                        "deployment 3 of release 2 is being cancelled",
                        "deployment 3 of release 2 succeeded",
                        "deployment 3 of release 2 failed",
                        "deployment 3 of release 2 was reverted",
                        "deployment 3 of release 2 was cancelled");
    }

    @Test
    void theReasonFollows() {
        assertThat(in(State.FAILED, "no such image").sentence())
                .isEqualTo("deployment 3 of release 2 failed: no such image");
    }

    private static Deployment in(State state, String reason) {
        return new Deployment(3, 2, 1, state, reason, null, null);
    }
}

package dev.slipway.docker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.application.HealthCheck;
import dev.slipway.platform.application.HealthCheck.Probe;
import dev.slipway.platform.gear.FoundGear.Health;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Outcome GOOD = new Outcome.Good();
    private static final Outcome BAD = new Outcome.Bad("refused");

    private final HealthCheck check =
            new HealthCheck(new Probe.Tcp(80), seconds(30), seconds(5), 2, seconds(60), seconds(3));
    private Verdict verdict = Verdict.none();

    @Test
    void oneGoodProbeIsEnough() {
        probed(1, GOOD);

        assertThat(verdict.health()).isEqualTo(new Health.Healthy());
        assertThat(verdict.pause(check, seconds(1))).isEqualTo(seconds(30));
    }

    @Test
    void gearIsProbedMoreOftenAtFirst() {
        probed(1, BAD);

        assertThat(verdict).isEqualTo(Verdict.none());
        assertThat(verdict.pause(check, Duration.ofMillis(3))).isEqualTo(Duration.ofMillis(250));
        assertThat(verdict.pause(check, seconds(6))).isEqualTo(seconds(2));
        assertThat(verdict.pause(check, seconds(60))).isEqualTo(seconds(3));
    }

    @Test
    void failuresCountAfterTheStartPeriodOnceForEachInterval() {
        probed(61, BAD);
        probed(64, BAD);
        assertThat(verdict.health()).isEqualTo(new Health.Starting());

        probed(91, BAD);
        assertThat(verdict.health()).isEqualTo(new Health.Unhealthy("refused"));
        assertThat(verdict.pause(check, seconds(91))).isEqualTo(seconds(30));
    }

    @Test
    void failuresCountAtOnceWhenItWasWell() {
        probed(1, GOOD);
        probed(31, BAD);
        assertThat(verdict.health()).isEqualTo(new Health.Healthy());

        probed(61, BAD);
        assertThat(verdict.health()).isEqualTo(new Health.Unhealthy("refused"));
    }

    @Test
    void goodProbesForgetFailures() {
        probed(1, GOOD);
        probed(31, BAD);
        probed(61, GOOD);
        probed(91, BAD);

        assertThat(verdict.health()).isEqualTo(new Health.Healthy());
    }

    @Test
    void illGearsGetWell() {
        probed(61, BAD);
        probed(91, BAD);
        probed(121, new Outcome.Bad("timeout"));
        assertThat(verdict.health()).isEqualTo(new Health.Unhealthy("timeout"));

        probed(151, GOOD);
        assertThat(verdict.health()).isEqualTo(new Health.Healthy());
    }

    private void probed(int second, Outcome outcome) {
        verdict = verdict.after(outcome, check, START, START.plusSeconds(second));
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }
}

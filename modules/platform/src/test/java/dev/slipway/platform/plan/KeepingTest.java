package dev.slipway.platform.plan;

import static dev.slipway.platform.plan.Scene.ended;
import static dev.slipway.platform.plan.Scene.starting;
import static dev.slipway.platform.plan.Scene.unwell;
import static dev.slipway.platform.plan.Scene.well;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.application.Lifecycle.Restart;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.release.Settings;
import dev.slipway.platform.testing.SpecBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeepingTest {
    private static final ServiceSpec WEB = ServiceSpec.of("web", "web:1");
    private static final GearName SLOT = new GearName("shop", "web", 1);

    @Test
    void nothingIsDoneWhereAllIsAsWished() {
        var plan = new Scene().steady(WEB).fresh("a", "web", 1, well()).plan();
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.waiting()).isEmpty();
        assertThat(plan.lookAgain()).isNull();
    }

    @Test
    void missingGearStarts() {
        assertThat(new Scene().steady(WEB).steps()).containsExactly("StartGear web.1");
    }

    @Test
    void gearThatEndedIsRestartedLaterEachTime() {
        var justEnded = new Phase.Ended(1, Scene.NOW.minusSeconds(5), Scene.NOW, "OOMKilled");
        var plan = new Scene().steady(WEB).fresh("a", "web", 1, justEnded).plan();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.lookAgain()).isEqualTo(Scene.NOW.plusSeconds(1));
        assertThat(plan.waiting()).containsExactly("web.1 ended with exit code 1 (OOMKilled)");
        assertThat(new Scene()
                        .steady(WEB)
                        .fresh("a", "web", 1, justEnded)
                        .noting(KeepingTest::failedTwice)
                        .plan()
                        .lookAgain())
                .isEqualTo(Scene.NOW.plusSeconds(4));
        assertThat(new Scene()
                        .steady(WEB)
                        .fresh("a", "web", 1, justEnded)
                        .later(Duration.ofSeconds(1))
                        .steps())
                .containsExactly("RestartGear a");
    }

    @Test
    void earlierEndsAreForgottenWhenItRanForAMinute() {
        var ranLong = new Phase.Ended(1, Scene.NOW.minusSeconds(60), Scene.NOW, "");
        assertThat(new Scene()
                        .steady(WEB)
                        .fresh("a", "web", 1, ranLong)
                        .noting(KeepingTest::failedTwice)
                        .plan()
                        .lookAgain())
                .isEqualTo(Scene.NOW.plusSeconds(1));
    }

    @Test
    void gearIsRestartedAsItsServiceSays() {
        assertThat(restarting(Restart.NO, 1)).isEqualTo(0);
        assertThat(restarting(Restart.ON_FAILURE, 0)).isEqualTo(0);
        assertThat(restarting(Restart.ON_FAILURE, 1)).isEqualTo(1);
        assertThat(restarting(Restart.ALWAYS, 0)).isEqualTo(1);
    }

    private static int restarting(Restart restart, int exitCode) {
        var web = new SpecBuilder(WEB).restart(restart).build();
        return new Scene()
                .steady(web)
                .fresh("a", "web", 1, ended(exitCode))
                .steps()
                .size();
    }

    @Test
    void unwellGearIsTakenOutOfTheRouterAndReplacedIfItStaysSo() {
        var scene = new Scene().steady(WEB).routed("web").serving("a").fresh("a", "web", 1, unwell());
        assertThat(scene.steps()).containsExactly("Drain a");
        assertThat(new Scene().steady(WEB).fresh("a", "web", 1, unwell()).steps())
                .isEmpty();
        assertThat(new Scene()
                        .steady(WEB)
                        .fresh("a", "web", 1, unwell())
                        .later(Duration.ofSeconds(30))
                        .steps())
                .containsExactly("StopGear a");
    }

    @Test
    void onlyReadyGearsGetRequests() {
        assertThat(new Scene()
                        .steady(WEB)
                        .routed("web")
                        .fresh("a", "web", 1, starting())
                        .steps())
                .isEmpty();
        assertThat(new Scene()
                        .steady(WEB)
                        .routed("web")
                        .fresh("a", "web", 1, well())
                        .steps())
                .containsExactly("AddToRouter a");
    }

    @Test
    void scalingStartsAndRemovesAllAtOnce() {
        assertThat(new Scene()
                        .steady(WEB)
                        .settings(scaled(3))
                        .fresh("a", "web", 1, well())
                        .steps())
                .containsExactly("StartGear web.2", "StartGear web.3");
        assertThat(new Scene()
                        .steady(WEB)
                        .routed("web")
                        .serving("a", "b")
                        .fresh("a", "web", 1, well())
                        .fresh("b", "web", 2, well())
                        .fresh("c", "web", 3, ended(0))
                        .steps())
                .containsExactly("Drain b", "RemoveGear c");
    }

    @Test
    void stoppedServiceKeepsItsGears() {
        var stopped = new Settings(Map.of(), Set.of("web"), Set.of(), Map.of(), Map.of());
        assertThat(new Scene()
                        .steady(WEB)
                        .settings(stopped)
                        .fresh("a", "web", 1, well())
                        .steps())
                .containsExactly("StopGear a");
        assertThat(new Scene()
                        .steady(WEB)
                        .settings(stopped)
                        .fresh("a", "web", 1, ended(143))
                        .steps())
                .isEmpty();
    }

    @Test
    void removedServiceLosesItsGearsAndIsMissedByNobody() {
        var removed = new Settings(Map.of(), Set.of("web"), Set.of("web"), Map.of(), Map.of());
        assertThat(new Scene()
                        .steady(WEB)
                        .settings(removed)
                        .fresh("a", "web", 1, ended(143))
                        .steps())
                .containsExactly("RemoveGear a");
        assertThat(new Scene()
                        .steady(WEB)
                        .settings(removed)
                        .fresh("a", "web", 1, well())
                        .steps())
                .containsExactly("StopGear a");
        assertThat(new Scene().steady(WEB).settings(removed).plan().isEmpty()).isTrue();
    }

    @Test
    void restartStopsAndStartsOneAfterTheOther() {
        var web = new SpecBuilder(WEB).replicas(2).build();
        var restarted = new Settings(Map.of(), Set.of(), Set.of(), Map.of("web", Scene.NOW), Map.of());
        assertThat(new Scene()
                        .steady(web)
                        .settings(restarted)
                        .fresh("a", "web", 1, well())
                        .fresh("b", "web", 2, well())
                        .steps())
                .containsExactly("StopGear a");
        assertThat(new Scene()
                        .steady(web)
                        .settings(restarted)
                        .fresh("a", "web", 1, ended(143))
                        .fresh("b", "web", 2, well())
                        .steps())
                .containsExactly("RestartGear a");
        var again = new Phase.Running(Scene.NOW.plusSeconds(1), new Health.Unchecked());
        assertThat(new Scene()
                        .steady(web)
                        .settings(restarted)
                        .fresh("a", "web", 1, again)
                        .fresh("b", "web", 2, well())
                        .steps())
                .containsExactly("StopGear b");
    }

    @Test
    void oneSlotIsReplacedAlone() {
        var web = new SpecBuilder(WEB).replicas(2).build();
        var replaced = new Settings(Map.of(), Set.of(), Set.of(), Map.of(), Map.of("web.2", Scene.NOW));
        assertThat(new Scene()
                        .steady(web)
                        .settings(replaced)
                        .fresh("a", "web", 1, well())
                        .fresh("b", "web", 2, well())
                        .steps())
                .containsExactly("StartGear web.2");
    }

    @Test
    void gearsOfServicesThatAreGoneAreRemoved() {
        assertThat(new Scene()
                        .steady(WEB)
                        .fresh("a", "web", 1, well())
                        .orphan("x", "mail", well())
                        .steps())
                .containsExactly("StopGear x");
    }

    @Test
    void startsThatFailAreTriedLaterEachTime() {
        var plan = new Scene()
                .steady(WEB)
                .noting(notes -> notes.failing(SLOT, "no space left", Scene.NOW))
                .plan();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.waiting()).containsExactly("web.1: no space left");
        assertThat(plan.lookAgain()).isEqualTo(Instant.parse("2026-01-01T12:00:01Z"));
    }

    @Test
    void destroyingEndsEverythingBeforeItClears() {
        assertThat(new Scene()
                        .steady(WEB)
                        .destroying()
                        .fresh("a", "web", 1, well())
                        .steps())
                .containsExactly("StopGear a");
        assertThat(new Scene()
                        .steady(WEB)
                        .destroying()
                        .fresh("a", "web", 1, ended(0))
                        .steps())
                .containsExactly("RemoveGear a");
        assertThat(new Scene().steady(WEB).destroying().plan().steps()).containsExactly(new Step.Clear("shop", false));
        assertThat(new Scene()
                        .steady(WEB)
                        .destroying()
                        .noting(Notes::clearing)
                        .plan()
                        .progress())
                .isEqualTo(new Plan.Progress.Gone());
    }

    private static Settings scaled(int count) {
        return new Settings(Map.of("web", count), Set.of(), Set.of(), Map.of(), Map.of());
    }

    private static Notes failedTwice(Notes notes) {
        return notes.failing(SLOT, "", Scene.NOW).failing(SLOT, "", Scene.NOW);
    }
}

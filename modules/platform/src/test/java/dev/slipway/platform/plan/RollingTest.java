package dev.slipway.platform.plan;

import static dev.slipway.platform.plan.Scene.ended;
import static dev.slipway.platform.plan.Scene.starting;
import static dev.slipway.platform.plan.Scene.unwell;
import static dev.slipway.platform.plan.Scene.well;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.application.Dependency;
import dev.slipway.platform.application.Dependency.Condition;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.Rollout;
import dev.slipway.platform.application.Rollout.OnFailure;
import dev.slipway.platform.application.Rollout.Order;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.release.Deployment.State;
import dev.slipway.platform.runtime.JobOutcome;
import dev.slipway.platform.testing.SpecBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RollingTest {
    private static final ServiceSpec ONE = ServiceSpec.of("web", "web:1");
    private static final ServiceSpec TWO = ServiceSpec.of("web", "web:2");

    @Test
    void firstGearsAllStartAtOnce() {
        assertThat(new Scene().deploying(replicas(ONE, 3)).steps())
                .containsExactly("StartGear web.1", "StartGear web.2", "StartGear web.3");
    }

    @Test
    void networksAreThereBeforeAnythingStarts() {
        assertThat(new Scene().deploying(ONE).noting(notes -> notes.prepared(0)).steps())
                .containsExactly("Prepare prepare");
    }

    @Test
    void dependentsWaitForTheirCondition() {
        var db = ServiceSpec.of("db", "db:1");
        assertThat(new Scene().deploying(db, after(Condition.STARTED)).steps()).containsExactly("StartGear db.1");
        assertThat(new Scene()
                        .deploying(db, after(Condition.STARTED))
                        .fresh("d", "db", 1, starting())
                        .steps())
                .containsExactly("StartGear web.1");
        assertThat(new Scene()
                        .deploying(db, after(Condition.HEALTHY))
                        .fresh("d", "db", 1, starting())
                        .plan()
                        .waiting())
                .contains("web waits for db to be ready");
        assertThat(new Scene()
                        .deploying(db, after(Condition.HEALTHY))
                        .fresh("d", "db", 1, well())
                        .steps())
                .containsExactly("StartGear web.1");
    }

    @Test
    void dependentsWaitForJobsToComplete() {
        var job = new SpecBuilder(ServiceSpec.of("db", "db:1")).job().build();
        assertThat(new Scene()
                        .deploying(job, after(Condition.COMPLETED))
                        .fresh("d", "db", 1, well())
                        .steps())
                .isEmpty();
        assertThat(new Scene()
                        .deploying(job, after(Condition.COMPLETED))
                        .fresh("d", "db", 1, ended(0))
                        .steps())
                .containsExactly("StartGear web.1");
    }

    @Test
    void startFirstTakesOneAfterTheOther() {
        var scene = new Scene()
                .rolling(replicas(ONE, 2), replicas(TWO, 2))
                .routed("web")
                .serving("a", "b");
        scene.old("a", "web", 1, well()).old("b", "web", 2, well());
        assertThat(scene.steps()).containsExactly("StartGear web.1");
        scene.unnamed("c", "web", 1, starting());
        assertThat(scene.steps()).isEmpty();
    }

    @Test
    void startFirstRoutesDrainsStopsRemovesAndRenames() {
        assertThat(surge().unnamed("c", "web", 1, well()).serving("a").steps()).containsExactly("AddToRouter c");
        assertThat(surge().unnamed("c", "web", 1, well()).serving("a", "c").steps())
                .containsExactly("Drain a");
        assertThat(surge().unnamed("c", "web", 1, well())
                        .serving("a", "c")
                        .noting(n -> n.draining("a", Scene.NOW))
                        .steps())
                .isEmpty();
        assertThat(surge().unnamed("c", "web", 1, well()).serving("c").steps()).containsExactly("StopGear a");
        assertThat(new Scene()
                        .rolling(ONE, TWO)
                        .routed("web")
                        .serving("c")
                        .old("a", "web", 1, ended(143))
                        .unnamed("c", "web", 1, well())
                        .steps())
                .containsExactly("RemoveGear a");
        assertThat(new Scene().rolling(ONE, TWO).unnamed("c", "web", 1, well()).steps())
                .containsExactly("Rename c");
        assertThat(new Scene().rolling(ONE, TWO).fresh("c", "web", 1, well()).becomes())
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void requestsThatNeverEndAreCutOff() {
        assertThat(surge().unnamed("c", "web", 1, well())
                        .serving("a", "c")
                        .noting(notes -> notes.draining("a", Scene.NOW))
                        .later(Duration.ofSeconds(30))
                        .steps())
                .containsExactly("StopGear a");
    }

    @Test
    void stopFirstStopsRemovesAndStarts() {
        var one = rollout(ONE, Order.STOP_FIRST, 1);
        var two = rollout(TWO, Order.STOP_FIRST, 1);
        assertThat(new Scene().rolling(one, two).old("a", "web", 1, well()).steps())
                .containsExactly("StopGear a");
        assertThat(new Scene().rolling(one, two).old("a", "web", 1, ended(0)).steps())
                .containsExactly("RemoveGear a");
        assertThat(new Scene().rolling(one, two).steps()).containsExactly("StartGear web.1");
    }

    @Test
    void parallelismSaysHowManyAtATime() {
        var one = replicas(ONE, 3);
        assertThat(three(rollout(one, Order.START_FIRST, 2)).steps())
                .containsExactly("StartGear web.1", "StartGear web.2");
        assertThat(three(rollout(one, Order.STOP_FIRST, 0)).steps())
                .containsExactly("StopGear a", "StopGear b", "StopGear c");
    }

    @Test
    void jobsRunBeforeTheGears() {
        var job = new Lifecycle.Job("", List.of("migrate"), "", "", Map.of(), false, false);
        var usual = Lifecycle.usual();
        var web = new SpecBuilder(TWO)
                .lifecycle(new Lifecycle(usual.restart(), 0, "", usual.grace(), List.of(job), List.of(), List.of()))
                .build();
        assertThat(new Scene().rolling(ONE, web).old("a", "web", 1, well()).steps())
                .containsExactly("RunJob release-2-web-job-1");
        assertThat(new Scene()
                        .rolling(ONE, web)
                        .old("a", "web", 1, well())
                        .noting(notes -> notes.finished("release-2-web-job-1", new JobOutcome(0, "")))
                        .steps())
                .containsExactly("StartGear web.1");
        assertThat(new Scene()
                        .rolling(ONE, web)
                        .old("a", "web", 1, well())
                        .noting(notes -> notes.finished("release-2-web-job-1", new JobOutcome(3, "no table\n")))
                        .becomes())
                .isEqualTo("REVERTING: job 1 before web ended with exit code 3: no table");
    }

    @Test
    void failureReverts() {
        assertThat(surge().unnamed("c", "web", 1, unwell()).becomes())
                .isEqualTo("REVERTING: web.1 is unhealthy: no answer");
        assertThat(surge().unnamed("c", "web", 1, starting())
                        .later(Duration.ofMinutes(5))
                        .becomes())
                .isEqualTo("REVERTING: web.1 was not ready within 300 s");
        assertThat(surge().noting(notes -> failing(notes, 3)).becomes())
                .isEqualTo("REVERTING: web.1 cannot be started: no space left");
    }

    @Test
    void firstDeploymentFailsAndLeavesItsGears() {
        assertThat(new Scene().deploying(ONE).fresh("a", "web", 1, unwell()).becomes())
                .isEqualTo("FAILED: web.1 is unhealthy: no answer");
        assertThat(new Scene().steady(ONE).held().fresh("a", "web", 1, ended(1)).steps())
                .isEmpty();
    }

    @Test
    void gearThatEndsIsTriedAgainBeforeItFails() {
        var notRestarted = new SpecBuilder(TWO).restart(Lifecycle.Restart.NO).build();
        assertThat(new Scene()
                        .rolling(ONE, notRestarted)
                        .fresh("c", "web", 1, ended(1))
                        .becomes())
                .isEqualTo("REVERTING: web.1 ended with exit code 1");
        assertThat(new Scene().rolling(ONE, TWO).fresh("c", "web", 1, ended(1)).steps())
                .containsExactly("RestartGear c");
    }

    @Test
    void pauseKeepsWhatRuns() {
        var two = onFailure(OnFailure.PAUSE, 0);
        assertThat(new Scene()
                        .rolling(ONE, two)
                        .old("a", "web", 1, well())
                        .unnamed("c", "web", 1, unwell())
                        .becomes())
                .isEqualTo("FAILED: web.1 is unhealthy: no answer");
    }

    @Test
    void continueGoesOn() {
        var two = onFailure(OnFailure.CONTINUE, 0);
        assertThat(new Scene().rolling(ONE, two).fresh("c", "web", 1, unwell()).becomes())
                .isEqualTo("SUCCEEDED: web.1 is unhealthy: no answer");
    }

    @Test
    void shareOfFailuresIsEndured() {
        var two = replicas(onFailure(OnFailure.REVERT, 0.5), 2);
        assertThat(new Scene()
                        .rolling(ONE, two)
                        .fresh("c", "web", 1, unwell())
                        .fresh("d", "web", 2, well())
                        .becomes())
                .isEqualTo("SUCCEEDED: web.1 is unhealthy: no answer");
    }

    @Test
    void revertTakesTheNewAwayAndLeavesTheOldAlone() {
        var scene = new Scene().reverting(ONE, TWO).routed("web").serving("a");
        scene.fresh("a", "web", 1, well()).old("c", "web", 1, unwell());
        assertThat(scene.steps()).containsExactly("StopGear c");
        assertThat(new Scene()
                        .reverting(ONE, TWO)
                        .routed("web")
                        .serving("a")
                        .fresh("a", "web", 1, well())
                        .becomes())
                .isEqualTo("REVERTED: web.1 failed");
    }

    @Test
    void servicesThatAreGoneLeaveLast() {
        var scene = new Scene().rolling(ONE, TWO).orphan("x", "mail", well());
        assertThat(scene.steps()).containsExactly("StartGear web.1");
        scene.fresh("c", "web", 1, well());
        assertThat(scene.becomes()).isEqualTo("DRAINING");
        assertThat(scene.state(State.DRAINING).steps()).containsExactly("StopGear x");
    }

    private static Scene surge() {
        return new Scene().rolling(ONE, TWO).routed("web").old("a", "web", 1, well());
    }

    private static Scene three(ServiceSpec web) {
        return new Scene()
                .rolling(
                        web,
                        rollout(
                                replicas(TWO, 3),
                                web.rollout().order(),
                                web.rollout().parallelism()))
                .old("a", "web", 1, well())
                .old("b", "web", 2, well())
                .old("c", "web", 3, well());
    }

    private static Notes failing(Notes notes, int times) {
        var slot = new GearName("shop", "web", 1);
        var all = notes;
        for (var i = 0; i < times; i++) {
            all = all.failing(slot, "no space left", Scene.NOW);
        }
        return all;
    }

    private static ServiceSpec replicas(ServiceSpec service, int count) {
        return new SpecBuilder(service).replicas(count).build();
    }

    private static ServiceSpec after(Condition condition) {
        return new SpecBuilder(ONE)
                .dependsOn(new Dependency("db", condition, false, true))
                .build();
    }

    private static ServiceSpec rollout(ServiceSpec service, @Nullable Order order, int parallelism) {
        return new SpecBuilder(service)
                .rollout(new Rollout(
                        order, parallelism, Duration.ZERO, Duration.ZERO, OnFailure.REVERT, 0, Duration.ofMinutes(5)))
                .build();
    }

    private static ServiceSpec onFailure(OnFailure what, double share) {
        return new SpecBuilder(TWO)
                .rollout(new Rollout(null, 1, Duration.ZERO, Duration.ZERO, what, share, Duration.ofMinutes(5)))
                .build();
    }
}

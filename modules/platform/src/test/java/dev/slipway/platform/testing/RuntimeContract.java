package dev.slipway.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.PullPolicy;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.runtime.ImageAbsentException;
import dev.slipway.platform.runtime.JobSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every runtime must do, the one in memory among them. */
public abstract class RuntimeContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String application = "contract" + UUID.randomUUID().toString().substring(0, 8);

    /** The runtime under test. */
    protected abstract GearRuntime runtime();

    /** Reference of an image whose containers run until they are asked to end. */
    protected abstract String image();

    /** Reference of an image that is not there. */
    protected abstract String absentImage();

    /** Ends the runtime under test. */
    protected abstract void stop() throws InterruptedException;

    @AfterEach
    void removeAll() throws InterruptedException {
        for (var gear : runtime().gears(application)) {
            runtime().remove(gear);
        }
        runtime().clear(application, true);
        stop();
    }

    @Test
    void gearsAreFoundAsTheyWereStarted() throws InterruptedException {
        var gear = started(gear(1));

        assertThat(gear.name()).isEqualTo(new GearName(application, "web", 1));
        assertThat(gear.release()).isEqualTo(1);
        assertThat(gear.fingerprint()).isEqualTo("print-1");
        assertThat(gear.artifact()).isEqualTo(artifact());
        assertThat(gear.named()).isTrue();
        assertThat(gear.ready()).isTrue();
        assertThat(runtime().gears()).contains(gear);
    }

    @Test
    void gearsEndAreStartedAgainAndGo() throws InterruptedException {
        var gear = started(gear(1));

        runtime().stop(gear, "", PATIENCE, List.of());
        runtime().stop(gear, "", PATIENCE, List.of());
        assertThat(again(gear).phase()).isInstanceOf(Phase.Ended.class);
        runtime().restart(gear);
        runtime().restart(gear);
        assertThat(again(gear).ready()).isTrue();
        runtime().remove(gear);
        runtime().remove(gear);
        assertThat(runtime().gears(application)).isEmpty();
    }

    @Test
    void secondGearOfASlotGetsItsNameLater() throws InterruptedException {
        var old = started(gear(1));
        var fresh = started(gear(2));

        assertThat(fresh.named()).isFalse();
        assertThat(again(old).named()).isTrue();
        runtime().remove(old);
        runtime().rename(fresh);
        runtime().rename(fresh);
        assertThat(again(fresh).named()).isTrue();
    }

    @Test
    void gearsThatAreAlikeMayStandBesideEachOther() throws InterruptedException {
        started(gear(1));
        runtime().start(gear(1));

        assertThat(runtime().gears(application)).hasSize(2);
    }

    @Test
    void jobsOfANameRunOnce() throws InterruptedException {
        var job = new Lifecycle.Job("", List.of("true"), "", "", Map.of(), false, false);
        var spec = new JobSpec("release-1-web-1", gear(1), job, PATIENCE);

        var outcome = runtime().run(spec);

        assertThat(outcome.exitCode()).isZero();
        assertThat(runtime().run(spec)).isEqualTo(outcome);
        assertThat(runtime().gears(application)).isEmpty();
    }

    @Test
    void listenersHearOfApplications() throws InterruptedException {
        var told = new CopyOnWriteArrayList<String>();
        try (var _ = runtime().listen(told::add)) {
            started(gear(1));
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!told.contains(application) && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
        }

        assertThat(told).contains(application);
    }

    @Test
    void idsOfImagesStandForThemselves() throws InterruptedException {
        assertThat(runtime().image(artifact().toString(), PullPolicy.MISSING)).isEqualTo(artifact());
        assertThatThrownBy(() -> runtime().image(absentImage(), PullPolicy.NEVER))
                .isInstanceOf(ImageAbsentException.class);
    }

    private Digest artifact() throws InterruptedException {
        return runtime().image(image(), PullPolicy.MISSING);
    }

    private GearSpec gear(int release) throws InterruptedException {
        var service = ServiceSpec.of("web", image());
        return new GearSpec(
                new GearName(application, "web", 1),
                "default",
                release,
                "print-" + release,
                artifact(),
                ApplicationSpec.of(application, service),
                Map.of(),
                Map.of());
    }

    private FoundGear started(GearSpec gear) throws InterruptedException {
        runtime().prepare("default", gear.application());
        runtime().start(gear);
        return runtime().gears(application).stream()
                .filter(found -> found.release() == gear.release())
                .findFirst()
                .orElseThrow();
    }

    private FoundGear again(FoundGear gear) throws InterruptedException {
        return runtime().gears(application).stream()
                .filter(found -> found.id().equals(gear.id()))
                .findFirst()
                .orElseThrow();
    }
}

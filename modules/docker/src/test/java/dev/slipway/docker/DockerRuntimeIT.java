package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.docker.gear.Labels;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.HealthCheck;
import dev.slipway.platform.application.HealthCheck.Probe;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.PullPolicy;
import dev.slipway.platform.application.Rights;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.runtime.ImageAbsentException;
import dev.slipway.platform.runtime.JobOutcome;
import dev.slipway.platform.runtime.JobSpec;
import dev.slipway.platform.runtime.RuntimeFaultException;
import dev.slipway.testing.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;

class DockerRuntimeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private DockerBench bench;
    private DockerRuntime runtime;

    @BeforeEach
    void open() throws InterruptedException {
        bench = new DockerBench();
        runtime = bench.runtime;
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
    }

    @Test
    void gearsAreFoundAsTheyWereStarted() throws InterruptedException {
        var gear = bench.started(bench.wish("web").with(Networking.in("front")));

        assertThat(gear.name()).isEqualTo(new GearName(bench.application, "web", 1));
        assertThat(gear.release()).isEqualTo(1);
        assertThat(gear.fingerprint()).isEqualTo("print-1");
        assertThat(gear.artifact()).isEqualTo(bench.artifact());
        assertThat(gear.named()).isTrue();
        assertThat(gear.ready()).isTrue();
        assertThat(gear.addresses()).containsOnlyKeys(bench.application + "_front");
        assertThat(bench.output(gear, "hostname; echo $RELEASE")).isEqualTo(bench.application + "-web-1\n1\n");
        assertThat(runtime.gears()).contains(gear);
    }

    @Test
    void gearsEndAndAreStartedAgain() throws InterruptedException {
        var gear = bench.started(bench.wish("web"));

        runtime.stop(gear, "", PATIENCE, List.of());
        runtime.stop(gear, "", PATIENCE, List.of());
        assertThat(bench.again(gear).phase())
                .isInstanceOfSatisfying(
                        Phase.Ended.class, ended -> assertThat(ended.exitCode()).isZero());

        runtime.restart(gear);
        runtime.restart(gear);
        assertThat(bench.again(gear).ready()).isTrue();
        runtime.remove(gear);
        runtime.remove(gear);
        assertThat(runtime.gears(bench.application)).isEmpty();
    }

    @Test
    void gearsThatDoNotListenAreKilled() throws InterruptedException {
        var gear = bench.started(bench.wish("deaf").running("sh", "-c", "trap '' USR1; sleep 60 & wait; sleep 60"));

        runtime.stop(gear, "SIGUSR1", SECOND, List.of());

        assertThat(bench.again(gear).phase())
                .isInstanceOfSatisfying(
                        Phase.Ended.class, ended -> assertThat(ended.exitCode()).isEqualTo(137));
    }

    @Test
    void secondGearOfASlotHasANameOfItsOwnUntilItIsRenamed() throws InterruptedException {
        var service = bench.wish("web").service();
        var old = bench.started(service, 1);

        runtime.start(bench.gear(service, 2));

        var fresh = ofRelease(2);
        assertThat(fresh.named()).isFalse();
        assertThat(bench.containerName(fresh))
                .isEqualTo(bench.application + "-web-1." + fresh.id().substring(0, 12));
        runtime.remove(old);
        runtime.rename(fresh);
        runtime.rename(fresh);
        assertThat(bench.again(fresh).named()).isTrue();
        assertThat(bench.containerName(fresh)).isEqualTo(bench.application + "-web-1");
    }

    @Test
    void replacedGearKeepsVolumesAddressAndPort() throws Exception {
        var port = freePort();
        var networking =
                Networking.in("front").withPorts(List.of(new Networking.Port("127.0.0.1", port, port, 80, "tcp")));
        var service = bench.wish("db")
                .with(networking)
                .with(new Mount.Volume("data", "/data", false, true))
                .with(new Mount.Anonymous("/cache"))
                .service();
        var before = bench.started(bench.wish("other").with(Networking.in("front")));
        var old = bench.started(service, 1);
        bench.output(old, "echo kept > /data/file; echo kept too > /cache/file");
        runtime.stop(old, "", PATIENCE, List.of());
        runtime.remove(old);
        // Leaves an address that an engine would rather give.
        runtime.remove(before);

        runtime.start(bench.gear(service, 2));

        var fresh = ofRelease(2);
        assertThat(bench.output(fresh, "cat /data/file /cache/file")).isEqualTo("kept\nkept too\n");
        assertThat(fresh.addresses()).isEqualTo(old.addresses());
        assertThat(bench.engine.containers().inspect(fresh.id()).orElseThrow().ports())
                .anyMatch(held -> held.hostPort() == port);
    }

    @Test
    void filesArriveWithTheirOwnersAndAreNowhereElse() throws InterruptedException {
        var service = bench.wish("web")
                .with(new Mount.FileContent("password", "/run/secrets/password", "1000", "1001", 0400))
                .with(new Mount.FileContent("settings", "/etc/web/settings.conf", "", "", 0644))
                .service();
        runtime.start(bench.gear(service, 1, Map.of("password", "s3cret-value", "settings", "colour=blue")));
        var gear = bench.only("web");

        assertThat(bench.output(gear, "cat /run/secrets/password; stat -c ' %u %g %a' /run/secrets/password"))
                .isEqualTo("s3cret-value 1000 1001 400\n");
        assertThat(bench.output(gear, "cat /etc/web/settings.conf; stat -c ' %a' /run/secrets /etc/web"))
                .isEqualTo("colour=blue 755\n 755\n");
        assertThat(bench.engine.containers().inspect(gear.id()).orElseThrow())
                .asString()
                .doesNotContain("s3cret");
        assertThat(bench.engine.images().history(gear.artifact().toString()))
                .asString()
                .doesNotContain("s3cret");
        runtime.stop(gear, "", PATIENCE, List.of());
        runtime.restart(gear);
        assertThat(bench.output(gear, "cat /run/secrets/password")).isEqualTo("s3cret-value");
    }

    @Test
    void filesArriveWhereNothingElseCanBeWritten() throws InterruptedException {
        var service = bench.wish("web")
                .with(new Mount.FileContent("password", "/run/secrets/password", "", "", 0400))
                .with(new Mount.Memory("/run", 0, 0))
                .with(new Rights(
                        false, List.of(), List.of(), List.of(), List.of(), "", "", "", "", "", "", Map.of(), List.of(),
                        true, ""))
                .service();

        runtime.start(bench.gear(service, 1, Map.of("password", "s3cret-value")));

        assertThat(bench.output(bench.only("web"), "cat /run/secrets/password; touch /file || echo; echo $?"))
                .contains("s3cret-value")
                .contains("Read-only file system");
    }

    @Test
    void enginesChecksAreHeard() throws InterruptedException {
        var check = new HealthCheck(
                new Probe.Command(List.of("CMD-SHELL", "echo no such file; test -e /well")),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                2,
                Duration.ZERO,
                SECOND);
        var gear = bench.started(bench.wish("web").with(check));

        eventually("it is ill", () -> health(gear).equals(new Health.Unhealthy("exit code 1: no such file")));
        bench.output(gear, "touch /well");
        eventually("it is well", () -> health(gear).equals(new Health.Healthy()));
    }

    /** The engine says nothing before the interval is over. */
    @Test
    void gearIsKnownToBeReadyBeforeTheEngineKnows() throws InterruptedException {
        var check = new HealthCheck(
                new Probe.Command(List.of("CMD-SHELL", "test -e /ready")),
                Duration.ofHours(1),
                Duration.ofSeconds(5),
                1,
                Duration.ZERO,
                Duration.ofSeconds(5));
        var gear = bench.started(bench.wish("web").with(check));
        assertThat(health(gear)).isEqualTo(new Health.Starting());

        bench.output(gear, "touch /ready");
        eventually("it is well", () -> health(gear).equals(new Health.Healthy()));
    }

    @Test
    void gearsAreProbedFromOutside() throws InterruptedException {
        var told = new CopyOnWriteArrayList<String>();
        var check = new HealthCheck(
                new Probe.Http(8080, "/index.html", ""),
                Duration.ofMillis(100),
                SECOND,
                2,
                Duration.ZERO,
                Duration.ofMillis(100));
        try (var _ = runtime.listen(told::add)) {
            var gear = bench.started(bench.wish("web")
                    .running("sh", "-c", "mkdir /www; echo hello > /www/index.html; httpd -f -p 8080 -h /www")
                    .with(Networking.in("front"))
                    .with(check));

            eventually("it is well", () -> health(gear).equals(new Health.Healthy()));
            bench.output(gear, "rm /www/index.html");
            eventually("it is ill", () -> health(gear) instanceof Health.Unhealthy);
            assertThat(((Health.Unhealthy) health(gear)).probe())
                    .startsWith("GET http://")
                    .contains(":8080/index.html: 404 ");
            assertThat(told).contains(bench.application);
        }
    }

    @Test
    void listenersHearOfWhatHappens() throws InterruptedException {
        var told = new CopyOnWriteArrayList<String>();
        try (var _ = runtime.listen(told::add)) {
            var gear = bench.started(bench.wish("web").running("sleep", "60"));
            eventually("it started", () -> told.contains(bench.application));
            told.clear();
            bench.engine.containers().kill(gear.id(), "SIGKILL");
            eventually("it ended", () -> told.contains(bench.application));
        }
    }

    @Test
    void otherProgramsSeeTheSameGears() throws InterruptedException {
        var gear = bench.started(bench.wish("web"));

        try (var other = bench.open()) {
            assertThat(other.gears(bench.application)).containsExactly(gear);
        }
    }

    @Test
    void hooksRunInTheGear() throws InterruptedException {
        var hook = new Lifecycle.Hook(List.of("sh", "-c", "echo $WORD >> /proc/1/fd/1"), "", false, "", Map.of());
        var postStart = new Lifecycle.Hook(hook.command(), "", false, "", Map.of("WORD", "started"));
        var preStop = new Lifecycle.Hook(hook.command(), "", false, "", Map.of("WORD", "stopping"));
        var gear = bench.started(bench.wish("web").with(Wish.lifecycle(List.of(postStart), List.of(preStop))));

        runtime.stop(gear, "", PATIENCE, List.of(preStop));
        runtime.restart(gear);

        assertThat(bench.logs(gear)).isEqualTo("started\nstopping\nstarted\n");
    }

    @Test
    void gearIsGoneWhenItsHookFails() {
        var hook = new Lifecycle.Hook(List.of("sh", "-c", "echo no database; exit 3"), "", false, "", Map.of());

        assertThatThrownBy(() -> bench.started(bench.wish("web").with(Wish.lifecycle(List.of(hook), List.of()))))
                .isInstanceOf(RuntimeFaultException.class)
                .hasMessage("'sh -c echo no database; exit 3', which runs in " + bench.application
                        + "/web.1 when it has started, failed: exit code 3 no database");
        assertThat(bench.leftovers()).isEmpty();
    }

    @Test
    void gearThatCannotStartLeavesNothing() {
        assertThatThrownBy(() -> bench.started(bench.wish("web").running("/absent")))
                .isInstanceOf(RuntimeFaultException.class)
                .hasMessageContaining("cannot start " + bench.application + "/web.1: ")
                .hasMessageContaining("/absent");
        assertThat(bench.leftovers()).isEmpty();
    }

    @Test
    void unfinishedContainersAreNotGearsAndGo() throws InterruptedException {
        var service = bench.wish("web").service();
        var gear = bench.started(service, 1);
        bench.engine.containers().rename(gear.id(), bench.application + "-web-1.making");

        assertThat(runtime.gears(bench.application)).isEmpty();
        runtime.start(bench.gear(service, 2));

        assertThat(bench.only("web").release()).isEqualTo(2);
        assertThat(bench.engine.containers().inspect(gear.id())).isEmpty();
    }

    @Test
    void jobsRunOnce() throws InterruptedException {
        var gear = bench.gear(bench.wish("web").with(Networking.in("front")).service(), 7);
        runtime.prepare("default", gear.application());
        var job = new JobSpec("release-7-web-1", gear, job("echo migrated $RELEASE $MORE; exit 4"), PATIENCE);

        assertThat(runtime.run(job)).isEqualTo(new JobOutcome(4, "migrated 7 yes\n"));
        var containers = bench.leftovers();
        assertThat(runtime.run(job)).isEqualTo(new JobOutcome(4, "migrated 7 yes\n"));
        assertThat(bench.leftovers()).isEqualTo(containers);
        assertThat(runtime.gears(bench.application)).isEmpty();

        var later = bench.gear(bench.wish("web").with(Networking.in("front")).service(), 8);
        runtime.run(new JobSpec("release-8-web-1", later, job("true"), PATIENCE));
        assertThat(bench.engine.containers().list(LabelFilter.equal(Labels.APPLICATION, bench.application)))
                .extracting(container -> container.labels().get(Labels.JOB))
                .containsExactly("release-8-web-1");
    }

    @Test
    void jobsMustEndInTime() {
        var gear = bench.gear(bench.wish("web").service(), 7);

        assertThatThrownBy(() -> runtime.run(new JobSpec("release-7-web-1", gear, job("sleep 60"), SECOND)))
                .hasMessage("job release-7-web-1 of " + bench.application + " did not end within 1 s");
        assertThat(bench.leftovers()).isEmpty();
    }

    @Test
    void privilegedGearsGetWhatThereIs() throws InterruptedException {
        var rights = new Rights(
                true, List.of(), List.of(), List.of(), List.of(), "", "", "", "", "", "", Map.of(), List.of(), false,
                "");
        var gear = bench.started(bench.wish("net").with(rights));

        assertThat(bench.output(
                        gear,
                        "mount -t tmpfs none /mnt 2>&1 || mkdir /mnt && mount -t tmpfs none /mnt && echo"
                                + " mounted; ls /dev/null /dev/kmsg"))
                .contains("mounted")
                .contains("/dev/null");
        assertThat(bench.notes).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void obstaclesAreFound() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            var service = bench.wish("web")
                    .with(new Mount.Bind("/absent/folder", "/data", false, false, ""))
                    .with(Networking.in("front")
                            .withPorts(List.of(new Networking.Port("127.0.0.1", port, port, 80, "tcp"))))
                    .service();

            assertThat(runtime.obstacles(bench.application(service)))
                    .containsExactly(
                            "service 'web' mounts '/absent/folder', which does not exist",
                            "service 'web' publishes port 127.0.0.1:" + port
                                    + "/tcp, on which another program of this machine listens");
        }
    }

    @Test
    void portsOfOtherApplicationsAreObstacles() throws Exception {
        var port = freePort();
        var service = bench.wish("web")
                .with(Networking.in("front")
                        .withPorts(List.of(new Networking.Port("127.0.0.1", port, port, 80, "tcp"))))
                .service();
        bench.started(service, 1);

        assertThat(runtime.obstacles(bench.application(service))).isEmpty();
        var other = new ApplicationSpec(
                "other", Map.of("web", service), bench.application(service).networks(), Map.of(), Map.of(), List.of());
        assertThat(runtime.obstacles(other))
                .containsExactly("service 'web' publishes port 127.0.0.1:" + port + "/tcp, which " + bench.application
                        + "/web.1 has");
    }

    @Test
    void imagesAreFoundByNameAndId() throws InterruptedException {
        assertThat(runtime.image(bench.image, PullPolicy.MISSING)).isEqualTo(bench.artifact());
        assertThat(runtime.image(bench.artifact().toString(), PullPolicy.ALWAYS))
                .isEqualTo(bench.artifact());
        assertThatThrownBy(() -> runtime.image("slipway-absent:1", PullPolicy.NEVER))
                .isInstanceOf(ImageAbsentException.class)
                .hasMessage(
                        "there is no image 'slipway-absent:1' in the engine, and its service says never to pull it");
        assertThatThrownBy(() -> runtime.image("slipway-absent.invalid/image:1", PullPolicy.MISSING))
                .isInstanceOf(ImageAbsentException.class)
                .hasMessageStartingWith(
                        "image 'slipway-absent.invalid/image:1' is not in the engine, and cannot be pulled");
    }

    @Test
    void volumesStayUnlessTheyAreToGo() throws InterruptedException {
        var gear = bench.started(bench.wish("db")
                .with(Networking.in("front"))
                .with(new Mount.Volume("data", "/data", false, true))
                .with(new Mount.Anonymous("/cache")));
        runtime.remove(gear);

        runtime.clear(bench.application, false);
        assertThat(bench.leftovers()).hasSize(2).allMatch(left -> left.startsWith("volume "));
        runtime.clear(bench.application, true);
        assertThat(bench.leftovers()).isEmpty();
    }

    private static Lifecycle.Job job(String line) {
        return new Lifecycle.Job("", List.of("sh", "-c", line), "", "", Map.of("MORE", "yes"), false, false);
    }

    private FoundGear ofRelease(int release) throws InterruptedException {
        return runtime.gears(bench.application).stream()
                .filter(gear -> gear.release() == release)
                .findFirst()
                .orElseThrow();
    }

    private Health health(FoundGear gear) throws InterruptedException {
        return bench.again(gear).phase() instanceof Phase.Running(var _, var health) ? health : new Health.Starting();
    }

    private static void eventually(String what, ThrowingSupplier<Boolean> condition) throws InterruptedException {
        Eventually.holds(PATIENCE, what, () -> {
            try {
                return condition.get();
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        });
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

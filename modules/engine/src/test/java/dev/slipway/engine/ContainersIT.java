package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.engine.container.ExecSpec;
import dev.slipway.engine.container.Host;
import dev.slipway.engine.container.Limits;
import dev.slipway.engine.container.LogQuery;
import dev.slipway.engine.container.Mount;
import dev.slipway.engine.container.Networking;
import dev.slipway.engine.container.Output;
import dev.slipway.engine.container.OutputListener;
import dev.slipway.engine.container.Port;
import dev.slipway.engine.container.Program;
import dev.slipway.engine.event.EngineEvent;
import dev.slipway.engine.event.EventQuery;
import dev.slipway.engine.image.HealthCheck;
import dev.slipway.engine.image.Removal;
import dev.slipway.engine.network.Endpoint;
import dev.slipway.engine.network.NetworkSpec;
import dev.slipway.engine.volume.VolumeSpec;
import dev.slipway.oci.ImageReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContainersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int INPUT_BYTES = 50_000_000;

    private final Engine engine = Engine.open(EngineAddress.fromEnvironment(System.getenv()));
    private final Busybox busybox = new Busybox(engine);
    private final String run = UUID.randomUUID().toString();
    private final Set<String> created = new HashSet<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    @BeforeEach
    void buildImage() throws InterruptedException {
        busybox.build();
    }

    @AfterEach
    void removeAll() {
        created.forEach(engine.containers()::removeForcibly);
        busybox.remove();
        engine.close();
    }

    @Test
    void containerRunsAndTellsItsExitCodeAndLogs() throws InterruptedException {
        var id = create(spec("sh", "-c", "echo out; echo error >&2; exit 3"));
        engine.containers().start(id);

        assertThat(engine.containers().await(id)).isEqualTo(3);
        engine.containers().logs(id, LogQuery.everything().following(), OutputListener.to(out, error));
        assertThat(out).hasToString("out\n");
        assertThat(error).hasToString("error\n");
        var state = engine.containers().inspect(id).orElseThrow().state();
        assertThat(state.status()).isEqualTo("exited");
        assertThat(state.exitCode()).isEqualTo(3);
        assertThat(state.startedAt()).isPresent();
    }

    @Test
    void specReachesTheContainer() throws InterruptedException {
        var program = Program.ofImage()
                .withCommand("sh", "-c", "echo $GREETING; id -u; pwd; test -w /scratch && echo writable")
                .withEnvironment(Map.of("GREETING", "hello"))
                .withUser("0:0")
                .withWorkingDirectory("/bin");
        var host = Host.plain()
                .withMounts(new Mount.Memory("/scratch", 1_000_000))
                .withNetwork("none")
                .withCapabilities("NET_ADMIN");
        var id = create(spec().withProgram(program).withHost(host).withName("slipway-" + run));
        engine.containers().start(id);
        engine.containers().await(id);

        engine.containers().logs(id, LogQuery.everything(), OutputListener.to(out, error));
        assertThat(out).hasToString("hello\n0\n/bin\nwritable\n");
        assertThat(engine.containers().inspect(id).orElseThrow().name()).isEqualTo("slipway-" + run);
    }

    @Test
    void terminalMergesTheOutputs() throws InterruptedException {
        var program = Program.ofImage()
                .withCommand("sh", "-c", "echo out; echo error >&2")
                .withTerminal();
        var id = create(spec().withProgram(program));
        engine.containers().start(id);
        engine.containers().await(id);

        engine.containers().logs(id, LogQuery.everything(), OutputListener.to(out, error));
        assertThat(out).hasToString("out\r\nerror\r\n");
    }

    @Test
    void execFeedsItsInputToTheEnd() throws InterruptedException {
        var id = started("sleep", "60");
        var input = new byte[INPUT_BYTES];

        var code = engine.containers()
                .exec(
                        id,
                        ExecSpec.of("sh", "-c", "wc -c; echo done >&2; exit 5"),
                        new ByteArrayInputStream(input),
                        OutputListener.to(out, error));

        assertThat(code).isEqualTo(5);
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo(Integer.toString(INPUT_BYTES));
        assertThat(error).hasToString("done\n");
    }

    @Test
    void execBringsBackMuchOutput() throws InterruptedException {
        var id = started("sleep", "60");
        var counted = new long[1];

        var code = engine.containers()
                .exec(
                        id,
                        ExecSpec.of("dd", "if=/dev/zero", "bs=1M", "count=50"),
                        (stream, piece) -> counted[0] += stream == Output.OUT ? piece.length : 0);

        assertThat(code).isZero();
        assertThat(counted[0]).isEqualTo(50L * 1024 * 1024);
    }

    @Test
    void execInContainerThatDoesNotRunIsRefused() {
        var id = create(spec("sleep", "60"));

        assertThatThrownBy(() -> engine.containers().exec(id, ExecSpec.of("true"), OutputListener.to(out, error)))
                .isInstanceOfSatisfying(
                        EngineAnswerException.class,
                        answer -> assertThat(answer.status()).isEqualTo(409));
    }

    @Test
    void attachSeesTheProgramFromItsBeginning() throws InterruptedException {
        var program = Program.ofImage().withCommand("cat").withStdin();
        var id = create(spec().withProgram(program));
        try (var attachment = engine.containers().attach(id)) {
            engine.containers().start(id);
            attachment.run(
                    new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)), OutputListener.to(out, error));
        }

        assertThat(out).hasToString("hello");
        assertThat(engine.containers().await(id)).isZero();
    }

    @Test
    void stopLetsTheProgramEnd() throws InterruptedException {
        var id = started("sh", "-c", "trap 'exit 4' TERM; while true; do sleep 0.1; done");

        engine.containers().stop(id, Duration.ofSeconds(10));

        assertThat(engine.containers().await(id)).isEqualTo(4);
    }

    @Test
    void renamedContainersHaveTheOtherName() {
        var id = create(spec("true").withName("slipway-" + run));

        engine.containers().rename(id, "slipway-other-" + run);

        assertThat(engine.containers().inspect(id).orElseThrow().name()).isEqualTo("slipway-other-" + run);
    }

    @Test
    void statsAndProcessesTellWhatIsGoingOn() throws InterruptedException {
        var id = started("sh", "-c", "while true; do :; done");

        assertThat(engine.containers().processes(id, "-o pid,comm").rows()).hasSize(1);
        var stats = engine.containers().stats(id);
        assertThat(stats.processors()).isPositive();
        assertThat(stats.memory()).isPositive();
        assertThat(stats.pids()).isEqualTo(1);
    }

    @Test
    void limitsReachTheContainer() throws InterruptedException {
        var limits = new Limits(
                0,
                0,
                "",
                64 << 20,
                0,
                0,
                -1,
                50,
                8 << 20,
                0,
                false,
                List.of(new Limits.Ulimit("nofile", 100, 200)),
                Map.of());
        var id = create(spec("sh", "-c", "ulimit -n; ulimit -Hn; df -k /dev/shm | awk 'NR == 2 {print $2}'")
                .withHost(Host.plain().withLimits(limits)));
        engine.containers().start(id);
        engine.containers().await(id);

        engine.containers().logs(id, LogQuery.everything(), OutputListener.to(out, error));
        assertThat(out).hasToString("100\n200\n8192\n");
    }

    @Test
    void linesCarryTheirTime() throws InterruptedException {
        var id = create(spec("echo", "hello"));
        engine.containers().start(id);
        engine.containers().await(id);

        engine.containers().logs(id, LogQuery.everything().withTimestamps(), OutputListener.to(out, error));

        var words = out.toString(StandardCharsets.UTF_8).split(" ", -1);
        assertThat(Instant.parse(words[0])).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(words[1]).isEqualTo("hello\n");
    }

    @Test
    void terminalOfACommandHasItsSize() throws InterruptedException {
        var id = started("sleep", "60");
        var line = "until [ \"$(stty size 2>/dev/null)\" = '40 132' ]; do sleep 0.05; done; echo right";

        try (var execution =
                engine.containers().execute(id, ExecSpec.of("sh", "-c", line).withTerminal(), true)) {
            execution.resize(40, 132);
            execution.streams().run(OutputListener.to(out, error));
            assertThat(execution.exitCode()).isZero();
        }

        assertThat(out).hasToString("right\r\n");
    }

    @Test
    void healthIsChecked() throws InterruptedException {
        var id = create(spec("sleep", "60").withHealth(HealthCheck.shell("true", Duration.ofMillis(100))));
        engine.containers().start(id);

        Eventually.holds(
                PATIENCE,
                "the container is healthy",
                () -> engine.containers()
                        .inspect(id)
                        .orElseThrow()
                        .state()
                        .health()
                        .equals("healthy"));
    }

    @Test
    void filesGoInAndOut() throws Exception {
        var id = create(spec("true"));
        engine.containers().copyTo(id, "/bin", tar -> {
            try (var writer = new TarWriter(tar, Instant.EPOCH)) {
                writer.file("hello.txt", 0640, "hello");
            }
        });

        try (var tar = new TarArchiveInputStream(engine.containers().copyFrom(id, "/bin/hello.txt"))) {
            var entry = tar.getNextEntry();
            assertThat(entry.getName()).isEqualTo("hello.txt");
            assertThat(entry.getMode() & 0777).isEqualTo(0640);
            assertThat(tar.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
        }
    }

    @Test
    void copyFromMissingPathIsNotFound() {
        var id = create(spec("true"));

        assertThatThrownBy(() -> engine.containers().copyFrom(id, "/missing"))
                .isInstanceOfSatisfying(
                        EngineAnswerException.class,
                        answer -> assertThat(answer.status()).isEqualTo(404));
    }

    @Test
    void listKeepsWhatTheFiltersAskFor() {
        var id = create(spec("true"));

        assertThat(engine.containers().list(LabelFilter.equal("slipway-test", run)))
                .extracting(ContainerSummary::id)
                .containsExactly(id);
        assertThat(engine.containers().listRunning(LabelFilter.equal("slipway-test", run)))
                .isEmpty();
    }

    @Test
    void absentContainersAreNoErrorWhereNothingIsLeftToDo() {
        assertThat(engine.containers().inspect("slipway-absent-" + run)).isEmpty();
        engine.containers().remove("slipway-absent-" + run);
        engine.containers().removeForcibly("slipway-absent-" + run);
    }

    @Test
    void imageInUseIsNotRemoved() {
        create(spec("true"));

        assertThat(engine.images().remove(busybox.image())).isInstanceOf(Removal.InUse.class);
        assertThat(engine.images().remove("slipway-absent:" + run)).isEqualTo(new Removal.Absent());
    }

    @Test
    void savedImagesCanBeLoadedAgain() throws Exception {
        var copy = ImageReference.parse("slipway-engine-test-copy:" + run);
        engine.images().tag(busybox.image(), copy);
        var archive = new ByteArrayOutputStream();
        try (var saved = engine.images().save(List.of(copy.toString()))) {
            saved.transferTo(archive);
        }
        engine.images().remove(copy.toString());

        engine.images().load(archive::writeTo, _ -> {});

        assertThat(engine.images().inspect(copy.toString())).isPresent();
        assertThat(engine.images().remove(copy.toString())).isInstanceOf(Removal.Removed.class);
    }

    @Test
    void networksConnectContainers() {
        var id = create(spec("sleep", "60"));
        var network =
                engine.networks().create(NetworkSpec.of("slipway-" + run).withLabels(Map.of("slipway-test", run)));
        try {
            engine.networks().connect(network, id, List.of("friend"));
            engine.containers().start(id);

            var details = engine.networks().inspect(network).orElseThrow();
            assertThat(details.containers()).containsExactly(id);
            assertThat(engine.containers().inspect(id).orElseThrow().addresses())
                    .containsKey("slipway-" + run);
            assertThat(engine.networks().list(LabelFilter.equal("slipway-test", run)))
                    .hasSize(1);
            engine.networks().disconnect(network, id);
        } finally {
            engine.networks().remove(network);
        }
        assertThat(engine.networks().inspect(network)).isEmpty();
        engine.networks().remove(network);
    }

    @Test
    void containersHaveFixedPlacesInTheirNetworks() {
        var name = "slipway-" + run;
        var subnet = "10.213." + Math.floorMod(run.hashCode(), 256);
        var range = new NetworkSpec.Range(subnet + ".0/24", "", subnet + ".1");
        var network = engine.networks()
                .create(NetworkSpec.of(name).withRanges(range).withLabels(Map.of("slipway-test", run)));
        try {
            var endpoint = Endpoint.named(List.of("friend")).withIpv4(subnet + ".7");
            var host = Host.plain()
                    .withNetworking(Networking.usual().withMode(name).withEndpoint(endpoint));
            var first = create(spec("sleep", "60").withHost(host));
            var second = create(spec("sh", "-c", "nslookup friend; sleep 60"));
            engine.networks().connect(network, second, Endpoint.named(List.of()).withIpv4(subnet + ".8"));
            engine.containers().start(first);
            engine.containers().start(second);

            assertThat(engine.containers().inspect(first).orElseThrow())
                    .satisfies(details -> assertThat(details.addresses()).containsEntry(name, subnet + ".7"))
                    .satisfies(details -> assertThat(details.network()).isEqualTo(name));
            assertThat(engine.containers().inspect(second).orElseThrow().addresses())
                    .containsEntry(name, subnet + ".8");
            created.forEach(engine.containers()::removeForcibly);
        } finally {
            engine.networks().remove(network);
        }
    }

    @Test
    void volumesOfAContainerAreKnown() {
        var name = "slipway-" + run;
        engine.volumes().create(new VolumeSpec(name, "local", Map.of(), Map.of("slipway-test", run)));
        try {
            var id = create(spec("true")
                    .withHost(Host.plain()
                            .withMounts(new Mount.Volume(name, "/data", false), Mount.Volume.nameless("/cache"))));

            assertThat(engine.containers().inspect(id).orElseThrow().volumes())
                    .containsOnlyKeys("/data", "/cache")
                    .containsEntry("/data", name);
            created.forEach(engine.containers()::removeForcibly);
        } finally {
            engine.volumes().remove(name);
        }
    }

    @Test
    void portsOfTheMachineLeadToTheContainer() {
        var id = create(spec("sleep", "60").withHost(Host.plain().withPorts(Port.tcp(80, 0))));
        engine.containers().start(id);

        assertThat(engine.containers().inspect(id).orElseThrow().ports())
                .first()
                .satisfies(port -> assertThat(port.containerPort()).isEqualTo(80))
                .satisfies(port -> assertThat(port.hostPort()).isPositive());
    }

    @Test
    void volumesKeepData() throws InterruptedException {
        var name = "slipway-" + run;
        engine.volumes().create(name, Map.of("slipway-test", run));
        try {
            var host = Host.plain().withMounts(new Mount.Volume(name, "/data", false));
            for (var line : List.of("echo kept > /data/file", "cat /data/file")) {
                var id = create(spec("sh", "-c", line).withHost(host));
                engine.containers().start(id);
                engine.containers().await(id);
                engine.containers().logs(id, LogQuery.everything(), OutputListener.to(out, error));
                engine.containers().remove(id);
            }
            assertThat(out).hasToString("kept\n");
            assertThat(engine.volumes().list(LabelFilter.present("slipway-test")))
                    .isNotEmpty();
        } finally {
            engine.volumes().remove(name);
        }
        assertThat(engine.volumes().inspect(name)).isEmpty();
    }

    @Test
    void eventsTellWhatHappened() throws InterruptedException {
        var before = Instant.now().minusSeconds(1);
        var id = create(spec("true"));
        engine.containers().start(id);
        engine.containers().await(id);
        var events = new ArrayList<EngineEvent>();

        engine.events()
                .listen(
                        EventQuery.everything()
                                .withFilter("container", id)
                                .withSince(before)
                                .withUntil(Instant.now().plusSeconds(1)),
                        events::add);

        assertThat(events).extracting(EngineEvent::action).contains("create", "start", "die");
        assertThat(events.getFirst().attributes()).containsEntry("slipway-test", run);
    }

    @Test
    void followersAreInterrupted() throws InterruptedException {
        var id = started("sh", "-c", "echo ready; sleep 60");
        var follower = Thread.currentThread();

        assertThatThrownBy(() ->
                        engine.containers().logs(id, LogQuery.everything().following(), (_, _) -> follower.interrupt()))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void listenersThatFailEndTheCall() throws InterruptedException {
        var id = started("sh", "-c", "echo ready; sleep 60");
        OutputListener full = OutputListener.to(new FullDisk(), error);

        assertThatThrownBy(
                        () -> engine.containers().logs(id, LogQuery.everything().following(), full))
                .hasRootCauseMessage("disk full");
    }

    private String started(String... command) {
        var id = create(spec(command));
        engine.containers().start(id);
        return id;
    }

    private ContainerSpec spec(String... command) {
        return ContainerSpec.of(busybox.image()).withCommand(command).withLabels(Map.of("slipway-test", run));
    }

    private String create(ContainerSpec spec) {
        var id = engine.containers().create(spec);
        created.add(id);
        return id;
    }

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int single) throws IOException {
            throw new IOException("disk full");
        }
    }
}

package dev.slipway.docker;

import dev.slipway.docker.gear.Labels;
import dev.slipway.docker.machine.Machine;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.api.RegistryCredentials;
import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.engine.container.ExecSpec;
import dev.slipway.engine.container.LogQuery;
import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.FileSpec;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.NetworkSpec;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.application.VolumeSpec;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.gear.GearSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A runtime on a real engine, with a tiny image and an application whose name nobody else has. */
final class DockerBench {
    private static final String DOCKERFILE = """
            FROM scratch
            COPY busybox /bin/busybox
            RUN ["/bin/busybox", "--install", "-s", "/bin"]
            CMD ["/bin/sh", "-c", "trap 'exit 0' TERM; while true; do sleep 0.1; done"]
            """;

    final Engine engine = Engine.open(EngineAddress.fromEnvironment(System.getenv()));
    final String application = "it" + UUID.randomUUID().toString().substring(0, 8);
    final String image = "slipway-docker-test:" + application;
    final List<String> notes = new CopyOnWriteArrayList<>();
    final DockerRuntime runtime = open();
    private Digest artifact = Digest.of("");

    DockerBench() throws InterruptedException {
        var binary = Path.of(System.getenv().getOrDefault("SLIPWAY_TEST_BUSYBOX", "/bin/busybox"));
        var request = BuildRequest.of(out -> {
            try (var tar = new TarWriter(out, Instant.EPOCH)) {
                tar.file("Dockerfile", 0644, DOCKERFILE);
                tar.file("busybox", 0755, binary);
            }
        });
        artifact = Digest.parse(
                engine.builds().build(request.withTags(List.of(image)).withLabels(Map.of("test", image)), _ -> {}));
    }

    /** One more runtime of the same engine, as after a restart of the program. */
    DockerRuntime open() {
        return of(application);
    }

    /** The runtime of another platform on the same engine. */
    DockerRuntime of(String platform) {
        return new DockerRuntime(new DockerRuntime.Means(
                engine,
                Machine.local(),
                platform,
                _ -> RegistryCredentials.anonymous(),
                InstantSource.system(),
                notes::add));
    }

    Digest artifact() {
        return artifact;
    }

    Wish wish(String service) {
        return Wish.of(service, image);
    }

    /** With whatever networks, volumes and files the services speak of. */
    ApplicationSpec application(ServiceSpec... services) {
        var byName = new TreeMap<String, ServiceSpec>();
        var networks = new TreeMap<String, NetworkSpec>();
        var volumes = new TreeMap<String, VolumeSpec>();
        var files = new TreeMap<String, FileSpec>();
        for (var service : services) {
            byName.put(service.name(), service);
            service.networking()
                    .attachments()
                    .forEach(attachment -> networks.put(attachment.network(), NetworkSpec.own()));
            for (var mount : service.mounts()) {
                if (mount instanceof Mount.Volume volume) {
                    volumes.put(volume.volume(), VolumeSpec.own());
                } else if (mount instanceof Mount.FileContent file) {
                    files.put(file.file(), new FileSpec.OfConfig(file.file()));
                }
            }
        }
        return new ApplicationSpec(application, byName, networks, volumes, files, List.of());
    }

    GearSpec gear(ServiceSpec service, int release) {
        return gear(service, release, Map.of());
    }

    GearSpec gear(ServiceSpec service, int release, Map<String, String> files) {
        return new GearSpec(
                new GearName(application, service.name(), 1),
                "default",
                release,
                "print-" + release,
                artifact,
                application(service),
                Map.of("RELEASE", Integer.toString(release)),
                files);
    }

    /** Prepares and starts the first gear of a service. */
    FoundGear started(Wish wish) throws InterruptedException {
        return started(wish.service(), 1);
    }

    FoundGear started(ServiceSpec service, int release) throws InterruptedException {
        runtime.prepare("default", application(service));
        runtime.start(gear(service, release));
        return only(service.name());
    }

    FoundGear only(String service) throws InterruptedException {
        var found = new ArrayList<>(runtime.gears(application));
        found.removeIf(gear -> !gear.name().service().equals(service));
        if (found.size() != 1) {
            throw new AssertionError("expected one gear of " + service + ", found " + found);
        }
        return found.getFirst();
    }

    FoundGear again(FoundGear gear) throws InterruptedException {
        return runtime.gears(application).stream()
                .filter(other -> other.id().equals(gear.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(gear + " is gone"));
    }

    String containerName(FoundGear gear) {
        return engine.containers().inspect(gear.id()).orElseThrow().name();
    }

    String logs(FoundGear gear) throws InterruptedException {
        var text = new StringBuilder();
        engine.containers()
                .logs(
                        gear.id(),
                        LogQuery.everything(),
                        (_, piece) -> text.append(new String(piece, StandardCharsets.UTF_8)));
        return text.toString();
    }

    String output(FoundGear gear, String line) throws InterruptedException {
        var text = new StringBuilder();
        engine.containers()
                .exec(
                        gear.id(),
                        ExecSpec.of("sh", "-c", line),
                        (_, piece) -> text.append(new String(piece, StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** Whatever is left of the application in the engine. */
    List<String> leftovers() {
        var mine = LabelFilter.equal(Labels.APPLICATION, application);
        var left = new ArrayList<String>();
        engine.containers().list(mine).forEach(container -> left.add("container " + container.name()));
        engine.networks().list(mine).forEach(network -> left.add("network " + network.name()));
        engine.volumes().list(mine).forEach(volume -> left.add("volume " + volume.name()));
        return left;
    }

    /** Removes all there is of the application; fails when something stays. */
    void close() throws InterruptedException {
        for (var gear : runtime.gears(application)) {
            runtime.remove(gear);
        }
        runtime.clear(application, true);
        var left = leftovers();
        runtime.close();
        engine.images().removeForcibly(image);
        engine.close();
        if (!left.isEmpty()) {
            throw new AssertionError("left behind: " + left);
        }
    }
}

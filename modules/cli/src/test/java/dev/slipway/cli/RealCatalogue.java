package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.ExecSpec;
import dev.slipway.engine.container.LogQuery;
import dev.slipway.engine.container.OutputListener;
import dev.slipway.engine.container.Program;
import dev.slipway.engine.image.ImageDetails;
import dev.slipway.engine.image.ImageSummary;
import dev.slipway.testing.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * A catalogue of its own, with names that nobody else uses, for an engine that runs things. Its image {@code base} is
 * this machine's static busybox; nothing is fetched.
 */
public final class RealCatalogue implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> APPLETS = List.of(
            "awk cat chgrp chmod chown cp echo env false grep id kill ls mkdir mv printf rm sed sh sleep stat touch true"
                    .split(" "));

    private final String name = "slipway-it-" + UUID.randomUUID().toString().substring(0, 8);
    private final EngineAddress address = EngineAddress.fromEnvironment(System.getenv());
    private final Engine engine = Engine.open(address);
    private final Workbench workbench;
    private final List<String> containers = new ArrayList<>();

    /** A catalogue in {@code images} of this folder. */
    public RealCatalogue(Path folder) throws IOException {
        workbench = new Workbench(folder, address);
        with("images/catalog.yaml", "name: " + name, "registry: " + name, "tag: v1");
        with("images/base/Dockerfile", "FROM scratch", "ADD root.tar /", "CMD [\"sh\"]");
        writeRoot(folder.resolve("images/base/root.tar"));
    }

    /** The name of the catalogue and the prefix of its images. */
    public String name() {
        return name;
    }

    /** The engine. */
    public Engine engine() {
        return engine;
    }

    /** The command line. */
    public Workbench workbench() {
        return workbench;
    }

    /** Writes a file of the working folder. */
    public RealCatalogue with(String path, String... lines) throws IOException {
        workbench.with(path, lines);
        return this;
    }

    /** Runs a command line that must succeed. */
    public Result succeed(String line) {
        var result = workbench.run(line);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    /** The reference of an image. */
    public String reference(String image) {
        return name + "/" + image + ":v1";
    }

    /** What the engine knows of an image, which must be there. */
    public ImageDetails image(String image) {
        return engine.images().inspect(reference(image)).orElseThrow();
    }

    /** All images of the engine with the labels of this catalogue, those without a name among them. */
    public List<ImageSummary> images() {
        return engine.images().list(LabelFilter.equal("dev.slipway.catalog", name));
    }

    /** Starts a container of an image and returns its id. */
    public String start(String image, Map<String, String> environment, String... command) {
        var program = Program.ofImage().withEnvironment(environment);
        return start(ContainerSpec.of(reference(image))
                .withProgram(command.length == 0 ? program : program.withCommand(command)));
    }

    /** Starts a container and returns its id. */
    public String start(ContainerSpec spec) {
        var id = engine.containers().create(spec.withLabels(Map.of("dev.slipway.test", name)));
        containers.add(id);
        engine.containers().start(id);
        return id;
    }

    /** Runs a command in a container of an image and returns what it gave. */
    public Result run(String image, Map<String, String> environment, String... command) throws InterruptedException {
        var id = start(image, environment, command);
        var code = engine.containers().await(id);
        var logs = logs(id);
        return new Result(code, logs.out(), logs.err());
    }

    /** What a container printed so far. */
    public Result logs(String container) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        engine.containers().logs(container, LogQuery.everything(), OutputListener.to(out, err));
        return new Result(0, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command in a running container. */
    public Result exec(String container, ExecSpec spec) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code = engine.containers().exec(container, spec, OutputListener.to(out, err));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Returns as soon as the condition holds; fails when it does not in time. */
    public static void eventually(Duration patience, String what, BooleanSupplier condition)
            throws InterruptedException {
        Eventually.holds(patience, what, condition);
    }

    /** As {@link #eventually(Duration, String, BooleanSupplier)}, within a minute. */
    public static void eventually(String what, BooleanSupplier condition) throws InterruptedException {
        eventually(PATIENCE, what, condition);
    }

    /** Removes every container that was started here. */
    public void removeContainers() {
        containers.forEach(engine.containers()::removeForcibly);
        containers.clear();
    }

    /** Removes every container and image of this catalogue. */
    @Override
    public void close() {
        removeContainers();
        engine.containers()
                .list(LabelFilter.equal("dev.slipway.test", name))
                .forEach(container -> engine.containers().removeForcibly(container.id()));
        engine.images().list().stream()
                .flatMap(image -> image.repoTags().stream())
                .filter(tag -> tag.startsWith(name + "/"))
                .forEach(tag -> engine.images().removeForcibly(tag));
        images().forEach(image -> engine.images().removeForcibly(image.id()));
        engine.close();
    }

    private static void writeRoot(Path file) throws IOException {
        var busybox = Path.of(System.getenv().getOrDefault("SLIPWAY_TEST_BUSYBOX", "/bin/busybox"));
        try (var stream = Files.newOutputStream(file);
                var tar = new TarWriter(stream, Instant.EPOCH)) {
            tar.directory("bin", 0755);
            tar.file("bin/busybox", 0755, busybox);
            for (var applet : APPLETS) {
                tar.link("bin/" + applet, "busybox");
            }
            tar.directory("tmp", 01777);
            tar.directory("etc", 0755);
            tar.file("etc/passwd", 0644, "root:x:0:0::/:/bin/sh\napp:x:1000:1000::/:/bin/sh\n");
            tar.file("etc/group", 0644, "root:x:0:\napp:x:1000:\n");
            tar.directory("etc/app", 0755);
            tar.file("etc/app/app.ini", 0640, "# packaged\n[DEFAULT]\nport = 1\n\n[api]\nworkers = 2\n");
            tar.file("etc/app/app.conf", 0644, "# packaged\nport 1\nappendonly yes\n");
            tar.file("etc/app/secret", 0600, "from a file\n");
        }
    }
}

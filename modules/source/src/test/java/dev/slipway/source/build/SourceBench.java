package dev.slipway.source.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.RegistryCredentials;
import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.LogQuery;
import dev.slipway.engine.container.OutputListener;
import dev.slipway.source.input.SourceLocation;
import dev.slipway.source.input.SourceRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Builder images made of this machine's busybox and setpriv, sources, and builds of them; all is removed in the end. */
final class SourceBench implements AutoCloseable, BuildListener {
    static final String ASSEMBLE = "#!/bin/sh\nmkdir -p /app && cp -R /tmp/src/. /app/ && echo assembled by $(id -u)\n";
    static final String RUN = "#!/bin/sh\ncat /app/index.html\n";
    static final String LABEL = "LABEL io.openshift.s2i.scripts-url=image:///usr/libexec/s2i";

    private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");

    final Engine engine = Engine.open(EngineAddress.fromEnvironment(System.getenv()));
    final String run = UUID.randomUUID().toString().substring(0, 8);
    final Path folder;
    final List<String> output = new CopyOnWriteArrayList<>();
    final List<String> remarks = new CopyOnWriteArrayList<>();
    private final TreeSet<String> images = new TreeSet<>();

    SourceBench(Path folder) {
        this.folder = folder;
    }

    /** A name of an image that is removed in the end. */
    String tag(String name) {
        var tag = "slipway-source-it/" + run + "-" + name + ":1";
        images.add(tag);
        return tag;
    }

    /** An image with busybox, but no /etc/hosts when it is called stubless, and setpriv where it is to have users; scripts below /usr/libexec/s2i. */
    String builder(String name, boolean withSetpriv, Map<String, String> scripts, String... instructions)
            throws Exception {
        var files = new LinkedHashMap<String, Path>();
        files.put("bin/busybox", Path.of(System.getenv().getOrDefault("SLIPWAY_TEST_BUSYBOX", "/bin/busybox")));
        if (withSetpriv) {
            files.put("usr/bin/setpriv", Path.of("/usr/bin/setpriv"));
            libraries().forEach(library -> files.put(library.substring(1), Path.of(library)));
        }
        var dockerfile = new ArrayList<>(List.of("FROM scratch", "LABEL slipway-test=" + run, "COPY root/ /"));
        dockerfile.add("RUN [\"/bin/busybox\", \"sh\", \"-c\","
                + " \"/bin/busybox mkdir -p /sbin /usr/bin /usr/sbin; /bin/busybox --install -s 2>/dev/null; true\"]");
        dockerfile.addAll(List.of(instructions));
        var tag = tag(name);
        engine.builds()
                .build(
                        BuildRequest.of(out -> context(name, out, dockerfile, files, scripts))
                                .withTags(List.of(tag)),
                        _ -> {});
        return tag;
    }

    /** An image with assemble and run that show the page index.html. */
    String pageBuilder(String name, boolean withSetpriv, String... instructions) throws Exception {
        var lines = new ArrayList<>(List.of(LABEL, "RUN mkdir -m 1777 /tmp /app"));
        lines.addAll(List.of(instructions));
        return builder(name, withSetpriv, Map.of("assemble", ASSEMBLE, "run", RUN), lines.toArray(String[]::new));
    }

    private void context(
            String name,
            OutputStream out,
            List<String> dockerfile,
            Map<String, Path> files,
            Map<String, String> scripts)
            throws IOException {
        try (var tar = new TarWriter(out, Instant.EPOCH)) {
            tar.file("Dockerfile", 0644, String.join("\n", dockerfile) + "\n");
            for (var file : files.entrySet()) {
                tar.file("root/" + file.getKey(), 0755, file.getValue());
            }
            tar.file("root/etc/passwd", 0644, "root:x:0:0::/root:/bin/sh\napp:x:1001:1002::/home/app:/bin/sh\n");
            tar.file("root/etc/group", 0644, "root:x:0:\napp:x:1002:\nmore:x:1003:app\n");
            tar.file("root/etc/run", 0644, run);
            if (!name.equals("stubless")) {
                tar.file("root/etc/hosts", 0644, "");
                tar.file("root/etc/resolv.conf", 0644, "");
            }
            for (var script : scripts.entrySet()) {
                tar.file("root/usr/libexec/s2i/" + script.getKey(), 0755, script.getValue());
            }
        }
    }

    private static List<String> libraries() throws Exception {
        var process = new ProcessBuilder("ldd", "/usr/bin/setpriv").start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return LIBRARY.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** A folder with files, given as path and text in turns. */
    Path source(String name, String... files) throws IOException {
        var source = Files.createDirectories(folder.resolve(name));
        for (var number = 0; number < files.length; number += 2) {
            var file = source.resolve(files[number]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, files[number + 1]);
        }
        return source;
    }

    /** Commits all files of a folder, at a fixed time, and returns the commit. */
    String commit(Path source, String message) throws Exception {
        if (!Files.isDirectory(source.resolve(".git"))) {
            git(source, "init", "--quiet", "--initial-branch=main");
        }
        git(source, "add", "--all");
        git(source, "commit", "--quiet", "--allow-empty", "--message=" + message);
        return git(source, "rev-parse", "HEAD");
    }

    String git(Path source, String... words) throws Exception {
        var line = new ArrayList<>(List.of(
                "git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"));
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line).directory(source.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_COMMITTER_DATE", "2024-05-06T07:08:09Z");
        builder.environment().put("GIT_AUTHOR_DATE", "2024-05-06T07:08:09Z");
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text.strip();
    }

    Built build(Path source, String builder, String tag) throws InterruptedException {
        return build(source, Builder.ofImage(builder), tag, BuildSettings.usual());
    }

    Built build(Path source, Builder builder, String tag, BuildSettings settings) throws InterruptedException {
        return build(SourceRequest.of(SourceLocation.parse(source.toString(), folder)), builder, tag, settings);
    }

    Built build(SourceRequest source, Builder builder, String tag, BuildSettings settings) throws InterruptedException {
        output.clear();
        remarks.clear();
        var built = of(source, builder, tag, settings).run();
        images.add(built.id());
        return built;
    }

    SourceBuild of(SourceRequest source, Builder builder, String tag, BuildSettings settings) {
        return new SourceBuild(engine, surroundings(), this, source, builder, tag, settings, folder);
    }

    Surroundings surroundings() {
        return new Surroundings(
                folder.resolve("state"),
                folder.resolve("cache"),
                Map.of(),
                Map.of(),
                _ -> RegistryCredentials.anonymous(),
                Instant::now);
    }

    /** What a container of an image prints. */
    String running(String image, String... command) throws Exception {
        var spec = ContainerSpec.of(image).withLabels(Map.of("slipway-test", run));
        var container = engine.containers().create(command.length == 0 ? spec : spec.withCommand(command));
        try {
            engine.containers().start(container);
            engine.containers().await(container);
            var text = new ByteArrayOutputStream();
            engine.containers().logs(container, LogQuery.everything(), OutputListener.to(text, text));
            return text.toString(StandardCharsets.UTF_8);
        } finally {
            engine.containers().removeForcibly(container);
        }
    }

    @Override
    public void stage(String what) {
        output.add("== " + what);
    }

    @Override
    public void output(String line) {
        output.add(line);
    }

    @Override
    public void remark(String text) {
        remarks.add(text);
    }

    @Override
    public void close() {
        images.descendingSet().forEach(image -> engine.images().removeForcibly(image));
        engine.close();
    }
}

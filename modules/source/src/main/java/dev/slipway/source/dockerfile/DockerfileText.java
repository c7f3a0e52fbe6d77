package dev.slipway.source.dockerfile;

import dev.slipway.source.contract.ArtifactPath;
import dev.slipway.source.dockerfile.Assembly.Cache;
import dev.slipway.source.dockerfile.Assembly.InjectedFile;
import dev.slipway.source.dockerfile.Assembly.RuntimeStage;
import dev.slipway.source.dockerfile.Assembly.Saved;
import dev.slipway.source.dockerfile.Assembly.Triggered;
import dev.slipway.source.dockerfile.Stage.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the Dockerfile of an {@link Assembly}: the same text for the same assembly. */
public final class DockerfileText {
    /** The script in the context that runs scripts of source-to-image. */
    public static final String WRAPPER = "upload/build";

    /** The stage that assemble runs in, where the application runs in another image. */
    public static final String ASSEMBLED = "assembled";

    /** The script of a source that builds itself. */
    public static final String ASSEMBLE = ".s2i/bin/assemble";

    private static final String HERE = "/dev/slipway/";
    private static final String NEXT = " \\\n    ";

    private final Assembly assembly;
    private final List<String> lines = new ArrayList<>();

    private DockerfileText(Assembly assembly) {
        this.assembly = assembly;
    }

    /** The text. */
    public static String of(Assembly assembly) {
        return new DockerfileText(assembly).text();
    }

    /** The script that runs scripts of source-to-image; part of every context as {@link #WRAPPER}. */
    public static String wrapper() {
        try (var script = DockerfileText.class.getResourceAsStream("build")) {
            if (script == null) {
                throw new IllegalStateException("this program lacks its script 'build'");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file in the context that says where injected files are seen: number and path, a line each. */
    public static String injectedList(Collection<InjectedFile> files) {
        return files.stream()
                .map(file -> file.number() + " " + file.target() + "\n")
                .collect(Collectors.joining());
    }

    /** The file in the context that says where folders kept between builds are seen: number and path, a line each. */
    public static String cacheList(Collection<Cache> caches) {
        return caches.stream()
                .map(cache -> cache.number() + " " + cache.folder() + "\n")
                .collect(Collectors.joining());
    }

    private String text() {
        var triggered = assembly.triggered();
        if (triggered != null) {
            return text(triggered);
        }
        if (!assembly.injections().isEmpty()) {
            lines.add("# docker build "
                    + assembly.injections().stream()
                            .map(file -> "--secret id=" + file.id() + ",src=…")
                            .collect(Collectors.joining(" "))
                    + " .");
        }
        var saved = assembly.saved();
        if (saved != null) {
            save(saved);
        }
        var runtime = assembly.runtime();
        lines.add("FROM " + assembly.builder().image() + (runtime == null ? "" : " AS " + ASSEMBLED));
        environment();
        assemble();
        if (runtime == null) {
            conclude(assembly.builder());
        } else {
            lines.add("");
            lines.add("FROM " + runtime.stage().image());
            environment();
            run(runtime);
            conclude(runtime.stage());
        }
        return String.join("\n", lines) + "\n";
    }

    private String text(Triggered triggered) {
        lines.add("FROM " + assembly.builder().image());
        environment();
        if (triggered.hasAssemble()) {
            lines.add("RUN " + json(List.of("/bin/sh", ASSEMBLE)));
        }
        if (!triggered.program().isEmpty()) {
            lines.add("ENTRYPOINT " + json(List.of("./" + triggered.program())));
        }
        labels();
        return String.join("\n", lines) + "\n";
    }

    private void save(Saved saved) {
        lines.add("FROM " + saved.previous().image() + " AS saved");
        become(saved.previous());
        lines.add("RUN " + upload() + command("save", saved.previous(), saved.script(), assembly.destination()));
        lines.add("");
    }

    private void environment() {
        assembly.environment().forEach((name, value) -> lines.add("ENV " + name + "=" + quoted(value)));
    }

    private void assemble() {
        var stage = assembly.builder();
        if (stage.way() == Way.BARE) {
            var owner = stage.scriptUser().isEmpty() ? "" : "--chown=" + stage.scriptUser() + " ";
            lines.add("COPY " + owner + "upload/src " + assembly.destination() + "/src");
            lines.add("COPY " + owner + "upload/scripts " + assembly.destination() + "/scripts");
        }
        become(stage);
        var mounts = new StringBuilder();
        for (var cache : assembly.caches()) {
            var target = stage.way() == Way.ROOT ? HERE + "cache/" + cache.number() : cache.folder();
            mounts.append("--mount=type=cache,id=")
                    .append(cache.id())
                    .append(stage.way() == Way.ROOT ? "" : ",mode=1777")
                    .append(",target=")
                    .append(target)
                    .append(NEXT);
        }
        for (var file : assembly.injections()) {
            var target = stage.way() == Way.ROOT ? HERE + "injected/" + file.number() : file.target();
            mounts.append("--mount=type=secret,id=")
                    .append(file.id())
                    .append(",mode=0444,target=")
                    .append(target)
                    .append(NEXT);
        }
        var saved = assembly.saved();
        if (saved != null) {
            var folder = saved.previous().way() == Way.ROOT ? "/.slipway" : "/tmp";
            mounts.append("--mount=type=bind,from=saved,source=" + folder + ",target=" + HERE + "saved" + NEXT);
        }
        addStubs(stage);
        lines.add("RUN " + mounts
                + (stage.way() == Way.BARE
                        ? json(List.of(assembly.assemble()))
                        : upload() + command("assemble", stage, assembly.assemble(), assembly.destination())));
    }

    private void run(RuntimeStage runtime) {
        var stage = runtime.stage();
        if (stage.way() == Way.BARE) {
            for (var artifact : runtime.artifacts()) {
                lines.add(copy(artifact));
            }
            return;
        }
        become(stage);
        addStubs(stage);
        var words = new ArrayList<>(words("runtime", stage, runtime.script(), runtime.destination()));
        runtime.artifacts().forEach(artifact -> words.add(artifact.source() + ":" + artifact.destination()));
        lines.add("RUN --mount=type=bind,from=" + ASSEMBLED + ",target=" + HERE + ASSEMBLED + NEXT + upload()
                + json(words));
    }

    /** What COPY makes of a folder is its content; a file goes into the folder. */
    private static String copy(ArtifactPath artifact) {
        var name = artifact.source().substring(artifact.source().lastIndexOf('/') + 1);
        var folder = artifact.destination().isEmpty() ? "./" : "./" + artifact.destination() + "/";
        return "COPY --from=" + ASSEMBLED + " " + json(List.of(artifact.source(), folder + name));
    }

    private void conclude(Stage stage) {
        if (!stage.starter().equals(stage.writtenUser())) {
            lines.add("USER " + stage.writtenUser());
        }
        if (!assembly.command().isEmpty()) {
            lines.add("CMD " + json(List.of(assembly.command())));
        }
        labels();
    }

    private void labels() {
        if (!assembly.labels().isEmpty()) {
            lines.add("LABEL "
                    + assembly.labels().entrySet().stream()
                            .map(label -> quoted(label.getKey()) + "=" + quoted(label.getValue()))
                            .collect(Collectors.joining(NEXT)));
        }
    }

    /** Where they are absent the engine makes them for each step, and leaves their folder with the time of day. */
    private void addStubs(Stage stage) {
        if (stage.way() == Way.ROOT && !stage.stubs().isEmpty()) {
            lines.add("ADD " + stage.stubs().stream().map(Stage::archive).collect(Collectors.joining(" ")) + " /");
        }
    }

    /** BuildKit looks every written user up, and refuses even root where there is no list of users. */
    private void become(Stage stage) {
        if (!stage.starter().equals(stage.writtenUser())) {
            lines.add("USER " + stage.starter());
        }
    }

    private static String upload() {
        return "--mount=type=bind,source=upload,target=" + HERE + "upload" + NEXT
                + "--mount=type=secret,id=ca,mode=0444,target=" + HERE + "ca" + NEXT;
    }

    private String command(String verb, Stage stage, String script, String destination) {
        return json(words(verb, stage, script, destination));
    }

    private List<String> words(String verb, Stage stage, String script, String destination) {
        return List.of(
                "/bin/sh",
                HERE + WRAPPER,
                verb,
                script,
                stage.scriptUser().isEmpty() ? "0" : stage.scriptUser(),
                destination,
                stage.hasHome() ? "image" : "user",
                Long.toString(assembly.time().getEpochSecond()));
    }

    private static String json(List<String> words) {
        return words.stream().map(DockerfileText::jsonString).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String jsonString(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** What stands in double quotes in a Dockerfile; it can have no ends of lines. */
    private static String quoted(String value) {
        if (Stream.of("\n", "\r", "\0").anyMatch(value::contains)) {
            throw new IllegalArgumentException(
                    "'" + value + "' has more than one line, which no variable or label of a Dockerfile can have");
        }
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + "\"";
    }
}

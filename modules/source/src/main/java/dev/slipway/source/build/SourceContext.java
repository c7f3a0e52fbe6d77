package dev.slipway.source.build;

import dev.slipway.engine.build.BuildContext;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.oci.Digest;
import dev.slipway.source.build.BuildSettings.Limits;
import dev.slipway.source.contract.Script;
import dev.slipway.source.dockerfile.Assembly;
import dev.slipway.source.dockerfile.DockerfileText;
import dev.slipway.source.dockerfile.Stage;
import dev.slipway.source.input.SourceTree;
import dev.slipway.yaml.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Dockerfile of a build with all that it uses. The same build gives the same bytes.
 *
 * @param assembly what the Dockerfile is written from
 * @param source goes to {@code upload/src}
 * @param scripts those from outside of the images
 * @param clean whether folders kept between builds are emptied first
 * @param limits what scripts may use
 */
record SourceContext(Assembly assembly, SourceTree source, List<Script.External> scripts, boolean clean, Limits limits)
        implements BuildContext {
    private static final int PROGRAM = 0755;
    private static final int PLAIN = 0644;
    private static final String UPLOAD = "upload/";
    private static final String SOURCE = UPLOAD + "src/";

    String dockerfile() {
        return DockerfileText.of(assembly);
    }

    /** Where the Dockerfile is; the instructions of some builders copy the whole context, and have a source's own in it. */
    String path() {
        return assembly.triggered() == null ? "Dockerfile" : ".slipway.dockerfile";
    }

    @Override
    public void writeTo(OutputStream stream) throws IOException {
        try (var tar =
                new TarWriter(stream, Instant.ofEpochSecond(assembly.time().getEpochSecond()))) {
            tar.file(path(), PLAIN, dockerfile());
            if (assembly.triggered() != null) {
                source.writeTo(tar, "");
                return;
            }
            tar.directory(UPLOAD, PROGRAM);
            tar.directory(UPLOAD + "scripts", PROGRAM);
            for (var file : files().entrySet()) {
                tar.file(
                        file.getKey(),
                        file.getKey().equals(DockerfileText.WRAPPER) || isScript(file.getKey()) ? PROGRAM : PLAIN,
                        file.getValue());
            }
            for (var stub : stubs().entrySet()) {
                tar.file(stub.getKey(), PLAIN, stub.getValue());
            }
            if (clean) {
                tar.file(UPLOAD + "clean", PLAIN, "");
            }
            if (!limits.isNone()) {
                tar.file(UPLOAD + "limits", PLAIN, limits.line());
            }
            tar.directory(SOURCE, PROGRAM);
            source.writeTo(tar, SOURCE);
        }
    }

    /** Writes it into a folder, which is made, or must be empty. */
    void writeTo(Path target) {
        try {
            Files.createDirectories(target);
            try (var files = Files.list(target)) {
                if (files.findAny().isPresent()) {
                    throw new InputException(target, "is not empty");
                }
            }
            Files.writeString(target.resolve(path()), dockerfile());
            if (assembly.triggered() != null) {
                source.copyTo(target);
                return;
            }
            Files.createDirectories(target.resolve(UPLOAD + "scripts"));
            for (var file : files().entrySet()) {
                var written = target.resolve(file.getKey());
                Files.createDirectories(written.getParent());
                Files.writeString(written, file.getValue());
                if ((isScript(file.getKey()) || file.getKey().equals(DockerfileText.WRAPPER))
                        && !written.toFile().setExecutable(true, false)) {
                    throw new IOException("cannot make " + written + " executable");
                }
            }
            for (var stub : stubs().entrySet()) {
                Files.write(target.resolve(stub.getKey()), stub.getValue());
            }
            source.copyTo(Files.createDirectories(target.resolve(SOURCE)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + target, e);
        }
    }

    /** A digest of the source alone. */
    String sourceDigest() {
        try {
            return source.digest().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the source", e);
        }
    }

    /** A digest of everything that decides what the image becomes: images by their ids, which are among the labels. */
    Digest digest() {
        var text = new StringBuilder(DockerfileText.of(assembly.withoutSaved()).replaceAll("(?m)^FROM \\S+", "FROM"))
                .append('\0');
        files().forEach((path, content) ->
                text.append(path).append('\0').append(content).append('\0'));
        return Digest.of(text.append(sourceDigest()).toString());
    }

    /** Small files of the context, by their paths. */
    private Map<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put(DockerfileText.WRAPPER, DockerfileText.wrapper());
        scripts.forEach(
                script -> files.put(UPLOAD + folder(script) + script.name().fileName(), script.content()));
        if (!assembly.injections().isEmpty()) {
            files.put(UPLOAD + "injected", DockerfileText.injectedList(assembly.injections()));
        }
        if (!assembly.caches().isEmpty()) {
            files.put(UPLOAD + "caches", DockerfileText.cacheList(assembly.caches()));
        }
        return files;
    }

    private Map<String, byte[]> stubs() throws IOException {
        var archives = new TreeMap<String, byte[]>();
        var stages = new ArrayList<>(List.of(assembly.builder()));
        var runtime = assembly.runtime();
        if (runtime != null) {
            stages.add(runtime.stage());
        }
        for (var stage : stages) {
            for (var stub : stage.stubs()) {
                archives.put(Stage.archive(stub), stubArchive(stub));
            }
        }
        return archives;
    }

    private byte[] stubArchive(String stub) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var path = stub.substring(1);
        try (var tar = new TarWriter(bytes, assembly.time())) {
            tar.directory(path.substring(0, path.lastIndexOf('/')), PROGRAM);
            tar.file(path, PLAIN, "");
        }
        return bytes.toByteArray();
    }

    private static String folder(Script.External script) {
        return switch (script.name()) {
            case ASSEMBLE_RUNTIME -> "runtime/";
            case ASSEMBLE, RUN, SAVE_ARTIFACTS, USAGE -> "scripts/";
        };
    }

    private static boolean isScript(String path) {
        return path.startsWith(UPLOAD + "scripts/") || path.startsWith(UPLOAD + "runtime/");
    }
}

package dev.slipway.source.build;

import dev.slipway.engine.build.BuildContext;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.oci.Digest;
import dev.slipway.source.contract.Script;
import dev.slipway.source.dockerfile.Assembly;
import dev.slipway.source.dockerfile.DockerfileText;
import dev.slipway.source.input.SourceTree;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
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
 */
record SourceContext(Assembly assembly, SourceTree source, List<Script.External> scripts, boolean clean)
        implements BuildContext {
    private static final int PROGRAM = 0755;
    private static final int PLAIN = 0644;
    private static final String UPLOAD = "upload/";
    private static final String SOURCE = UPLOAD + "src/";

    String dockerfile() {
        return DockerfileText.of(assembly);
    }

    @Override
    public void writeTo(OutputStream stream) throws IOException {
        try (var tar =
                new TarWriter(stream, Instant.ofEpochSecond(assembly.time().getEpochSecond()))) {
            tar.file("Dockerfile", PLAIN, dockerfile());
            tar.directory(UPLOAD, PROGRAM);
            for (var file : files().entrySet()) {
                tar.file(
                        file.getKey(),
                        file.getKey().endsWith("/build") || isScript(file.getKey()) ? PROGRAM : PLAIN,
                        file.getValue());
            }
            if (clean) {
                tar.file(UPLOAD + "clean", PLAIN, "");
            }
            tar.directory(SOURCE, PROGRAM);
            source.writeTo(tar, SOURCE);
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
        var text = new StringBuilder(DockerfileText.of(assembly.withoutSaved()).replaceAll("(?m)^FROM \\S+", "FROM")).append('\0');
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

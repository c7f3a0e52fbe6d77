package dev.slipway.source.build;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.container.ContainerSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of an image, seen through a container that never starts; closing removes that. */
public final class ImageFiles implements AutoCloseable {
    /** Label of containers that are made only to look at their files. */
    public static final String LABEL = "dev.slipway.looking";

    private static final int EXECUTABLE = 0111;
    private static final int MOST_LINKS = 20;

    private final Engine engine;
    private final String container;

    private ImageFiles(Engine engine, String container) {
        this.engine = engine;
        this.container = container;
    }

    /** The files of this image. */
    public static ImageFiles of(Engine engine, String image) {
        var spec = ContainerSpec.of(image).withCommand("slipway").withLabels(Map.of(LABEL, "files"));
        return new ImageFiles(engine, engine.containers().create(spec));
    }

    /** Whether there is a file that somebody may execute. */
    public boolean isProgram(String path) throws InterruptedException {
        return entry(path)
                .filter(entry -> entry.isFile() && (entry.getMode() & EXECUTABLE) != 0)
                .isPresent();
    }

    /** Whether there is a file. */
    public boolean isFile(String path) throws InterruptedException {
        return entry(path).filter(TarArchiveEntry::isFile).isPresent();
    }

    /** Whether there is a folder. */
    public boolean isFolder(String path) throws InterruptedException {
        return entry(path).filter(TarArchiveEntry::isDirectory).isPresent();
    }

    /** Whether there is no such file, or only the empty program that engines put there for what they mount. */
    boolean isAbsentOrStub(String path) throws InterruptedException {
        return read(path)
                .filter(entry -> !entry.isFile() || entry.getSize() > 0 || (entry.getMode() & EXECUTABLE) == 0)
                .isEmpty();
    }

    /** What a link is in the end, or the path itself; empty where there is nothing. */
    public Optional<String> resolved(String path) throws InterruptedException {
        var current = path;
        for (var links = 0; links < MOST_LINKS; links++) {
            var entry = read(current);
            if (entry.isEmpty() || !entry.get().isSymbolicLink()) {
                return entry.isEmpty() ? Optional.empty() : Optional.of(current);
            }
            current = Path.of(current)
                    .resolveSibling(entry.get().getLinkName())
                    .normalize()
                    .toString();
        }
        return Optional.empty();
    }

    /** The text of a file, if there is one. */
    public Optional<String> text(String path) throws InterruptedException {
        try (var tar = new TarArchiveInputStream(engine.containers().copyFrom(container, path))) {
            var entry = tar.getNextEntry();
            return entry == null || !entry.isFile()
                    ? Optional.empty()
                    : Optional.of(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
        } catch (EngineAnswerException e) {
            return absentOr(e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " of the image", e);
        }
    }

    @Override
    public void close() {
        engine.containers().removeForcibly(container);
    }

    private Optional<TarArchiveEntry> entry(String path) throws InterruptedException {
        var resolved = resolved(path);
        return resolved.isEmpty() ? Optional.empty() : read(resolved.get());
    }

    /** The engine packs more than is read; closing early ends that. */
    private Optional<TarArchiveEntry> read(String path) throws InterruptedException {
        try (var stream = engine.containers().copyFrom(container, path)) {
            return Optional.ofNullable(new TarArchiveInputStream(stream).getNextEntry());
        } catch (EngineAnswerException e) {
            return absentOr(e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + path + " of the image", e);
        }
    }

    private static <T> Optional<T> absentOr(EngineAnswerException fault) {
        if (fault.status() == 404) {
            return Optional.empty();
        }
        throw fault;
    }
}

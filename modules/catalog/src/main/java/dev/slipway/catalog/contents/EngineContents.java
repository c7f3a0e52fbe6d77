package dev.slipway.catalog.contents;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Looks into the images of an engine through containers that are created, never started, and removed. */
public final class EngineContents implements ContentsSource {
    /** The label of these containers; its value is the image. */
    public static final String LABEL = "dev.slipway.contents";

    private static final String STATUS = "/var/lib/dpkg/status";
    private static final String STATUS_FOLDER = "/var/lib/dpkg/status.d";
    private static final int NOT_FOUND = 404;

    /** No look takes this long: such a container is what a killed process left. */
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(10);

    private final Engine engine;
    private boolean cleared;

    /** Looks into the images of this engine. */
    public EngineContents(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Contents read(String image) throws InterruptedException {
        clearAway();
        var container = "slipway-contents-" + UUID.randomUUID();
        try {
            engine.containers()
                    .create(ContainerSpec.of(image)
                            .withName(container)
                            .withLabels(Map.of(LABEL, image))
                            .withCommand("never-started"));
            return database(image, container);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while looking into " + image);
            }
            throw new UncheckedIOException("cannot read the package database of image " + image, e);
        } finally {
            remove(container);
        }
    }

    /** Removes the containers that killed processes left; once is enough. */
    private synchronized void clearAway() {
        if (!cleared) {
            var before = Instant.now().minus(LONGEST_LOOK);
            engine.containers().list(LabelFilter.present(LABEL)).stream()
                    .filter(container -> container.created().isBefore(before))
                    .forEach(container -> engine.containers().removeForcibly(container.id()));
            cleared = true;
        }
    }

    private Contents database(String image, String container) throws IOException, InterruptedException {
        var found = packages(image, container, STATUS, _ -> true);
        if (found.isEmpty()) {
            found = packages(image, container, STATUS_FOLDER, name -> !name.endsWith(".md5sums"));
        }
        return found.orElseGet(Contents.Unknown::new);
    }

    /** Empty when the image has nothing there. */
    private Optional<Contents> packages(String image, String container, String path, Predicate<String> wanted)
            throws IOException, InterruptedException {
        var status = new DpkgStatus();
        try (var tar = new TarArchiveInputStream(engine.containers().copyFrom(container, path))) {
            var files = 0;
            for (var file = tar.getNextEntry(); file != null; file = tar.getNextEntry()) {
                if (file.isFile() && !isLink(file) && wanted.test(file.getName())) {
                    status.add("'" + path + "' of image " + image, tar);
                    files++;
                }
            }
            return files == 0 ? Optional.empty() : Optional.of(new Contents.Dpkg(status.packages()));
        } catch (EngineAnswerException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isLink(TarArchiveEntry entry) {
        return entry.isSymbolicLink() || entry.isLink();
    }

    /** Even when the thread is interrupted, which would end every call to the engine at once. */
    private void remove(String container) {
        var interrupted = Thread.interrupted();
        try {
            engine.containers().removeForcibly(container);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package dev.slipway.docker;

import dev.slipway.docker.gear.Delivery;
import dev.slipway.docker.gear.GearContainer;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.build.TarWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Brings files into a container that has not started. */
final class Crate {
    private static final int FOLDER_MODE = 0755;

    private final Engine engine;

    Crate(Engine engine) {
        this.engine = engine;
    }

    void deliver(String container, GearContainer gear) throws InterruptedException {
        for (var folder : gear.ownFolders()) {
            var files = gear.files().stream()
                    .filter(file -> file.folder().equals(folder))
                    .toList();
            engine.containers().copyTo(container, folder, out -> write(out, Path.of(folder), Set.of(), files));
        }
        var others = gear.files().stream()
                .filter(file -> !gear.ownFolders().contains(file.folder()))
                .toList();
        if (!others.isEmpty()) {
            var missing = missing(container, others);
            engine.containers().copyTo(container, "/", out -> write(out, Path.of("/"), missing, others));
        }
    }

    /** The folders that are not there; an engine would make them writable for everybody. */
    private Set<Path> missing(String container, List<Delivery> files) throws InterruptedException {
        var missing = new TreeSet<Path>();
        for (var file : files) {
            var folder = Path.of(file.folder());
            while (folder != null && folder.getNameCount() > 0 && !exists(container, folder)) {
                missing.add(folder);
                folder = folder.getParent();
            }
        }
        return missing;
    }

    private boolean exists(String container, Path path) throws InterruptedException {
        try (var _ = engine.containers().copyFrom(container, path.toString())) {
            return true;
        } catch (EngineAnswerException e) {
            if (e.status() == 404) {
                return false;
            }
            throw e;
        } catch (IOException _) {
            // Nothing was read, and it is there.
            return true;
        }
    }

    private static void write(OutputStream out, Path root, Set<Path> folders, List<Delivery> files) throws IOException {
        try (var tar = new TarWriter(out, Instant.EPOCH)) {
            for (var folder : folders) {
                tar.directory(root.relativize(folder).toString(), FOLDER_MODE);
            }
            for (var file : files) {
                var name = root.relativize(Path.of(file.path())).toString();
                var content = file.content().getBytes(StandardCharsets.UTF_8);
                tar.file(name, file.mode(), file.user(), file.group(), content);
            }
        }
    }
}

package dev.slipway.docker.gear;

import dev.slipway.platform.application.Mount;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.runtime.RuntimeFaultException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes how files get into a gear's container: into its own file system, which goes with it. Where that cannot be
 * written, or is hidden by a file system in memory, their folder is a nameless volume, which goes with it, too.
 */
final class FileMapping {
    private final GearSpec gear;

    FileMapping(GearSpec gear) {
        this.gear = gear;
    }

    List<Delivery> deliveries() {
        return files().map(file -> new Delivery(
                        file.target(), number(file.user()), number(file.group()), file.mode(), content(file)))
                .toList();
    }

    List<String> ownFolders() {
        return deliveries().stream()
                .map(Delivery::folder)
                .distinct()
                .filter(this::needsVolume)
                .toList();
    }

    private Stream<Mount.FileContent> files() {
        return gear.service().mounts().stream()
                .filter(Mount.FileContent.class::isInstance)
                .map(Mount.FileContent.class::cast);
    }

    private boolean needsVolume(String folder) {
        var cover = cover(folder);
        return switch (cover) {
            case null -> gear.service().rights().readOnly();
            case Mount.Memory memory -> {
                if (memory.target().equals(folder)) {
                    throw new RuntimeFaultException(
                            "cannot start " + gear.name() + ": files of the application cannot be" + " put into '"
                                    + folder + "', which is a file system in memory; put them into a folder in it");
                }
                yield true;
            }
            case Mount.Volume _, Mount.Anonymous _, Mount.Bind _, Mount.FileContent _ -> false;
        };
    }

    /** The innermost mount that a folder is in, or null. */
    private @Nullable Mount cover(String folder) {
        Mount innermost = null;
        for (var mount : gear.service().mounts()) {
            var inside =
                    !(mount instanceof Mount.FileContent) && Path.of(folder).startsWith(mount.target());
            if (inside && (innermost == null || Path.of(mount.target()).startsWith(innermost.target()))) {
                innermost = mount;
            }
        }
        return innermost;
    }

    private String content(Mount.FileContent file) {
        var content = gear.files().get(file.file());
        if (content == null) {
            throw new RuntimeFaultException(
                    "cannot start " + gear.name() + ": there is no content of file '" + file.file() + "'");
        }
        return content;
    }

    private int number(String id) {
        try {
            return id.isEmpty() ? 0 : Integer.parseInt(id);
        } catch (NumberFormatException e) {
            throw new RuntimeFaultException(
                    "cannot start " + gear.name() + ": '" + id + "' is no numeric owner of a file", e);
        }
    }
}

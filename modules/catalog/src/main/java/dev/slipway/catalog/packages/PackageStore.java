package dev.slipway.catalog.packages;

import dev.slipway.catalog.apt.PackageFile;
import dev.slipway.catalog.apt.PackageFolder;
import dev.slipway.catalog.build.TemporaryFiles;
import dev.slipway.catalog.build.Workspace;
import dev.slipway.catalog.definition.PackageSettings;
import dev.slipway.catalog.recipe.RecipeBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The packages of a catalogue as they are on this machine: in an archive or a folder that somebody gave, or else in the
 * folder that those built from sources go to.
 */
public final class PackageStore {
    private final PackageSettings settings;
    private final Workspace workspace;

    /**
     * The packages that these settings are about.
     *
     * @param workspace of the catalogue; archives are unpacked there
     */
    public PackageStore(PackageSettings settings, Workspace workspace) {
        this.settings = settings;
        this.workspace = workspace;
    }

    /** The recipes, with the packages that the catalogue brings as far as they are all there. Runs nothing. */
    public static RecipeBook known(RecipeBook recipes, Workspace workspace) {
        return recipes.graph()
                .catalog()
                .ownPackages()
                .flatMap(settings -> new PackageStore(settings, workspace).read())
                .map(packages -> recipes.withPackages(packages.content()))
                .orElse(recipes);
    }

    /**
     * Packages and where their files are.
     *
     * @param folder may hold other files too
     */
    public record Stored(Path folder, PackageFolder content) {}

    /** Whether somebody gave packages, so that none are built from sources. */
    boolean isGiven() {
        return archive().isPresent() || (!isMade() && holdsPackages());
    }

    /** The packages, when all of them are there; an archive is unpacked first. */
    public Optional<Stored> read() {
        if (archive().isPresent()) {
            var folder = unpacked(archive().get());
            return Optional.of(new Stored(folder, PackageFolder.read(folder)));
        }
        if (isGiven()) {
            return Optional.of(new Stored(settings.folder(), PackageFolder.read(settings.folder())));
        }
        return isComplete() ? Optional.of(new Stored(settings.folder(), made())) : Optional.empty();
    }

    /** Removes the packages that were built from sources; those that somebody gave stay. */
    public void clean() throws IOException {
        if (!isMade()) {
            return;
        }
        for (var file : SourceRecord.read(settings.folder()).files()) {
            Files.deleteIfExists(settings.folder().resolve(file));
        }
        Files.delete(settings.folder().resolve(SourceRecord.FILE));
        TemporaryFiles.clearIfEmpty(settings.folder());
    }

    private Optional<Path> archive() {
        return settings.archiveFile().filter(Files::isRegularFile);
    }

    private boolean isMade() {
        return SourceRecord.isIn(settings.folder());
    }

    private boolean holdsPackages() {
        if (!Files.isDirectory(settings.folder())) {
            return false;
        }
        try (var entries = Files.list(settings.folder())) {
            return entries.anyMatch(entry -> entry.toString().endsWith(".deb"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + settings.folder(), e);
        }
    }

    private boolean isComplete() {
        var made = SourceRecord.read(settings.folder());
        return isMade()
                && made.sources().keySet().containsAll(settings.sources().keySet())
                && made.files().stream()
                        .allMatch(file -> Files.exists(settings.folder().resolve(file)));
    }

    /** Files that nobody noted are left over from a run that was killed. */
    private PackageFolder made() {
        return new PackageFolder(SourceRecord.read(settings.folder()).files().stream()
                .sorted()
                .map(file -> PackageFile.read(settings.folder().resolve(file)))
                .toList());
    }

    /** Its size and time stand for the content of an archive, which may take long to read. */
    private Path unpacked(Path archive) {
        try {
            var state = Files.size(archive) + "-"
                    + Files.getLastModifiedTime(archive).toMillis();
            var folder = workspace.kept("archive").resolve(state);
            if (!Files.isDirectory(folder)) {
                unpack(archive, folder);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + archive, e);
        }
    }

    /** Commands that only look hold no lock, so two may do this at the same time. */
    private void unpack(Path archive, Path folder) throws IOException {
        Files.createDirectories(workspace.kept("archive"));
        var unfinished = Files.createTempDirectory(workspace.kept("archive"), "new-");
        try {
            PackageTar.unpack(archive, unfinished);
            forgetOthers(folder);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        } finally {
            TemporaryFiles.clear(unfinished);
        }
    }

    private void forgetOthers(Path current) throws IOException {
        try (var entries = Files.list(workspace.kept("archive"))) {
            for (var entry : entries.toList()) {
                if (!entry.equals(current) && !entry.getFileName().toString().startsWith("new-")) {
                    TemporaryFiles.clear(entry);
                }
            }
        }
    }
}

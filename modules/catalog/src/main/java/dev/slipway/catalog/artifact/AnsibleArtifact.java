package dev.slipway.catalog.artifact;

import dev.slipway.catalog.build.BuildLog;
import dev.slipway.catalog.build.Outcome;
import dev.slipway.catalog.build.TemporaryFiles;
import dev.slipway.catalog.build.Workspace;
import dev.slipway.catalog.definition.ArtifactSettings;
import dev.slipway.catalog.definition.PackageSettings.GitSource;
import dev.slipway.catalog.packages.FileTree;
import dev.slipway.git.GitRepository;
import dev.slipway.yaml.InputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * An archive of Ansible code, {@code NAME-VERSION.tar.gz}: the one somebody gave, or a git repository at a commit with
 * the whole tree of roles it depends on. The same commits give the same bytes.
 */
public final class AnsibleArtifact {
    private static final List<String> REQUIREMENTS = List.of("requirements.yml", "roles/requirements.yml");

    /** Where Galaxy notes when it installed a role. */
    private static final String NOTE = ".galaxy_install_info";

    private final ArtifactSettings settings;
    private final Workspace workspace;
    private final BuildLog log;

    /**
     * The artifact that catalog.yaml describes.
     *
     * @param log told what happens, as of a build with the artifact's name
     */
    public AnsibleArtifact(ArtifactSettings settings, Workspace workspace, BuildLog log) {
        this.settings = settings;
        this.workspace = workspace;
        this.log = log;
    }

    /**
     * Makes it, unless it is there and nothing it is made of has moved; to be called under the catalogue's lock.
     *
     * @return whether it had to be made
     * @throws InputException when the repository or its ref does not exist, or the given archive is none
     * @throws ArtifactException when a role cannot be resolved
     */
    public boolean make() throws InterruptedException {
        var given = settings.givenArchive();
        try {
            return given.isPresent() ? take(given.get()) : assemble();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the artifact " + settings.file(), e);
        }
    }

    /** Removes the archive, unless somebody put it there, and its folder, unless that holds something else. */
    public static void clean(ArtifactSettings settings) throws IOException {
        if (ArtifactRecord.remove(settings.file()) || isCopy(settings)) {
            Files.deleteIfExists(settings.file());
        }
        TemporaryFiles.clearIfEmpty(settings.file().resolveSibling(""));
    }

    private static boolean isCopy(ArtifactSettings settings) {
        return settings.givenArchive()
                .filter(given -> !given.equals(settings.file()))
                .isPresent();
    }

    private boolean take(Path archive) throws IOException {
        GivenArchive.check(archive);
        if (Files.exists(settings.file()) && Files.mismatch(archive, settings.file()) < 0) {
            return false;
        }
        Files.createDirectories(settings.file().getParent());
        Files.copy(archive, settings.file(), StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private boolean assemble() throws IOException, InterruptedException {
        var source = settings.gitSource()
                .orElseThrow(() -> new InputException(
                        settings.archivePath(),
                        "is not there; give it, or name a git repository the artifact '" + settings.name()
                                + "' is made from"));
        var commit = new GitRepository(source.repository()).commit(source.ref());
        var record = new ArtifactRecord(settings.file());
        if (record.isOf(commit, AnsibleArtifact::commit)) {
            return false;
        }
        var started = Instant.now();
        log.started(settings.name());
        try {
            assemble(source, commit, record);
            var made = new Outcome.Built(commit, Files.size(settings.file()), new Outcome.Steps(1, 0), 1);
            log.finished(settings.name(), made, Duration.between(started, Instant.now()));
        } catch (ArtifactException e) {
            var failed = new Outcome.Failed(String.valueOf(e.getMessage()), List.of(), 1);
            log.finished(settings.name(), failed, Duration.between(started, Instant.now()));
            throw e;
        }
        return true;
    }

    private void assemble(GitSource source, String commit, ArtifactRecord record)
            throws IOException, InterruptedException {
        var folder = workspace.kept("artifacts").resolve(settings.name());
        TemporaryFiles.clear(folder.resolve("tree"));
        var tree = Files.createDirectories(folder.resolve("tree"));
        log.step(settings.name(), source.repository() + " at " + commit);
        new GitRepository(source.repository()).checkout(commit, folder.resolve("git"), tree);
        addRoles(tree, new Galaxy(folder.resolve("home"), line -> log.step(settings.name(), line)));
        removeNotes(tree);
        var roles = RoleSource.below(tree);
        pack(tree);
        record.write(commit, roles, AnsibleArtifact::commit);
        TemporaryFiles.clear(tree);
    }

    private void addRoles(Path tree, Galaxy galaxy) throws IOException, InterruptedException {
        for (var name : REQUIREMENTS) {
            var requirements = tree.resolve(name);
            if (Files.exists(requirements)) {
                galaxy.roles(requirements, tree.resolve("roles"));
                if (Files.readString(requirements).lines().anyMatch(line -> line.startsWith("collections:"))) {
                    galaxy.collections(requirements, tree.resolve("collections"));
                }
            }
        }
    }

    private static void removeNotes(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (var note : files.filter(file -> file.endsWith(NOTE)).toList()) {
                Files.delete(note);
            }
        }
    }

    private void pack(Path tree) throws IOException {
        var target = settings.file();
        Files.createDirectories(target.getParent());
        var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try (var out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
            new FileTree(tree).writeTo(out, settings.name());
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String commit(RoleSource role) throws InterruptedException {
        return new GitRepository(role.repository()).commit(role.ref());
    }
}

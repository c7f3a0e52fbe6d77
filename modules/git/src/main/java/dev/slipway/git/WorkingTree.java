package dev.slipway.git;

import dev.slipway.yaml.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The local repository that a folder belongs to.
 *
 * @param top its uppermost folder
 * @param repository its {@code .git}
 * @param prefix the folder within it, empty for the uppermost
 */
public record WorkingTree(Path top, Path repository, String prefix) {
    /** The repository around a folder; empty where there is none, or no {@code git}. */
    public static Optional<WorkingTree> around(Path folder) throws InterruptedException {
        var real = folder.toAbsolutePath().normalize();
        var asked = GitCommand.of(
                        real.toString(), "rev-parse", "--show-toplevel", "--absolute-git-dir", "--show-prefix")
                .from(real);
        try {
            var lines = asked.run().split("\n", -1);
            return Optional.of(new WorkingTree(Path.of(lines[0]), Path.of(lines[1]), lines[2].replaceFirst("/$", "")));
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    /** Whether nothing was ever committed. */
    public boolean isEmpty() throws InterruptedException {
        return !git("rev-parse", "--quiet", "--verify", "HEAD^{commit}").succeeds();
    }

    /** Whether this commit has the folder. */
    public boolean has(String ref) throws InterruptedException {
        return prefix.isEmpty() || git("cat-file", "-e", ref + ":" + prefix).succeeds();
    }

    /** Whether files of the folder are other than those of its last commit, or are not committed at all. */
    public boolean isChanged() throws InterruptedException {
        var status = GitCommand.of(top.toString(), "status", "--porcelain", "--", ".")
                .from(top.resolve(prefix));
        return !status.run().isBlank();
    }

    /**
     * A commit of it.
     *
     * @param ref a branch, tag or commit, which may be abbreviated
     * @throws InputException when there is none
     */
    public GitCommit commit(String ref) throws InterruptedException {
        if (!git("rev-parse", "--quiet", "--verify", "--end-of-options", ref + "^{commit}")
                .succeeds()) {
            throw new InputException("'" + ref + "' is no branch, tag or commit of " + top);
        }
        return GitCommit.parse(
                git("show", "--no-patch", GitCommit.FORMAT, ref + "^{commit}").run());
    }

    /** The branch that is checked out; {@code HEAD} for none. */
    public String branch() throws InterruptedException {
        return git("rev-parse", "--abbrev-ref", "HEAD").run().strip();
    }

    /** Where it was cloned from; empty for nowhere. */
    public Optional<String> origin() throws InterruptedException {
        var asked = git("config", "--get", "remote.origin.url");
        return asked.succeeds() ? Optional.of(asked.run().strip()) : Optional.empty();
    }

    /** Whether a commit has submodules. */
    public boolean hasSubmodules(String commit) throws InterruptedException {
        return git("cat-file", "-e", commit + ":.gitmodules").succeeds();
    }

    /** Writes the folder's files of a commit to where it is within another uppermost folder; an index stays beside that. */
    public void checkout(String commit, Path folder) throws InterruptedException {
        git("--work-tree=" + folder, "checkout", "--quiet", "--force", commit, "--", prefix.isEmpty() ? "." : prefix)
                .with(
                        "GIT_INDEX_FILE",
                        folder.resolveSibling(folder.getFileName() + ".index").toString())
                .run();
    }

    /** The folder in another uppermost folder. */
    public Path within(Path folder) {
        return folder.resolve(prefix);
    }

    /** The repository as one that could be elsewhere. */
    public GitRepository asRepository() {
        return new GitRepository(Files.isDirectory(top) ? top.toString() : repository.toString());
    }

    private GitCommand git(String... words) {
        return GitCommand.of(top.toString(), words).in(repository);
    }
}

package dev.slipway.git;

import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A git repository somewhere, read with this machine's {@code git}, so that the user's credentials, settings and local
 * paths work. Nothing is asked at the terminal.
 *
 * @param address as git takes it
 */
public record GitRepository(String address) {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern ABBREVIATED = Pattern.compile("[0-9a-f]{4,39}");

    /**
     * The commit that a branch, tag or commit is now.
     *
     * @throws InputException when the repository cannot be read or has no such ref
     */
    public String commit(String ref) throws InterruptedException {
        var refs = new HashMap<String, String>();
        for (var line : git("ls-remote", "--", address).run().lines().toList()) {
            var words = line.split("\t", 2);
            if (words.length == 2) {
                refs.put(words[1], words[0]);
            }
        }
        return candidates(ref).stream()
                .flatMap(name -> Optional.ofNullable(refs.get(name)).stream())
                .findFirst()
                .or(() -> Optional.of(ref).filter(COMMIT.asMatchPredicate()))
                .orElseThrow(() -> new InputException("'" + ref + "' is no branch, tag or whole commit of " + address));
    }

    /**
     * Writes the files of a commit as a tar.
     *
     * @param copy a bare repository of ours that what is needed is fetched into; made when it is absent
     * @param prefix stands before every path, such as {@code source/}
     */
    public void archive(String commit, Path copy, String prefix, OutputStream tar) throws InterruptedException {
        fetch(commit, copy);
        try {
            var command =
                    git("archive", "--format=tar", "--prefix=" + prefix, commit).in(copy);
            var process = command.start();
            try (var output = process.getInputStream()) {
                output.transferTo(tar);
            }
            command.conclude(process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + commit + " of " + address, e);
        }
    }

    /**
     * Writes the files of a commit into a folder.
     *
     * @param copy a bare repository of ours that what is needed is fetched into; made when it is absent
     */
    public void checkout(String commit, Path copy, Path folder) throws InterruptedException {
        fetch(commit, copy);
        git("--work-tree=" + folder, "checkout", "--quiet", "--force", commit, "--", ".")
                .in(copy)
                .with(
                        "GIT_INDEX_FILE",
                        folder.resolveSibling(folder.getFileName() + ".index").toString())
                .run();
    }

    /**
     * The commit that a branch, tag or commit is now; the hash of a commit may be abbreviated.
     *
     * @param copy a bare repository of ours that what is needed is fetched into; made when it is absent
     * @throws InputException when the repository cannot be read or has no such ref
     */
    public GitCommit resolve(String ref, Path copy) throws InterruptedException {
        var id = ABBREVIATED.matcher(ref).matches() ? abbreviated(ref, copy) : commit(ref);
        fetch(id, copy);
        return GitCommit.parse(git("show", "--no-patch", GitCommit.FORMAT, id + "^{commit}")
                .in(copy)
                .run());
    }

    /**
     * Writes the files of a commit into an empty folder, those of its submodules and of theirs too.
     *
     * @throws InputException when one of them cannot be read
     */
    public void cloneWithSubmodules(String commit, Path folder) throws InterruptedException {
        git("clone", "--quiet", "--no-checkout", "--", address, folder.toString())
                .run();
        git("checkout", "--quiet", "--force", commit).from(folder).run();
        git("submodule", "--quiet", "update", "--init", "--recursive")
                .from(folder)
                .run();
    }

    /** Names may look like hashes, and are tried first; hashes are known once everything is there. */
    private String abbreviated(String ref, Path copy) throws InterruptedException {
        try {
            return commit(ref);
        } catch (InputException unknown) {
            prepare(copy);
            fetchAll(copy);
            var found =
                    git("rev-parse", "--quiet", "--verify", ref + "^{commit}").in(copy);
            if (!found.succeeds()) {
                throw new InputException("'" + ref + "' is no branch, tag or commit of " + address);
            }
            return found.run().strip();
        }
    }

    private void prepare(Path copy) throws InterruptedException {
        if (!Files.isDirectory(copy.resolve("objects"))) {
            git("init", "--quiet", "--bare", "--", copy.toString()).run();
        }
    }

    /** A commit may be asked for by itself; servers that refuse that are asked for everything. */
    private void fetch(String commit, Path copy) throws InterruptedException {
        prepare(copy);
        if (git("cat-file", "-e", commit + "^{tree}").in(copy).succeeds()) {
            return;
        }
        if (!git("fetch", "--quiet", "--depth=1", "--", address, commit)
                .in(copy)
                .succeeds()) {
            fetchAll(copy);
        }
    }

    private void fetchAll(Path copy) throws InterruptedException {
        git("fetch", "--quiet", "--", address, "+refs/*:refs/*").in(copy).run();
    }

    private GitCommand git(String... words) {
        return GitCommand.of(address, words);
    }

    /** As git itself looks for a name, an annotated tag being the commit it is on. */
    private static List<String> candidates(String ref) {
        var names = new ArrayList<String>();
        for (var prefix : List.of("", "refs/", "refs/tags/", "refs/heads/")) {
            names.add(prefix + ref + "^{}");
            names.add(prefix + ref);
        }
        return names;
    }
}

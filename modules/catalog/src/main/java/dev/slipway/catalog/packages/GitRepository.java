package dev.slipway.catalog.packages;

import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * The commit that a branch, tag or commit is now.
     *
     * @throws InputException when the repository cannot be read or has no such ref
     */
    public String commit(String ref) throws InterruptedException {
        var refs = new HashMap<String, String>();
        for (var line : run(List.of("ls-remote", "--", address), Optional.empty())
                .lines()
                .toList()) {
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
            var process = start(List.of("archive", "--format=tar", "--prefix=" + prefix, commit), Optional.of(copy));
            try (var output = process.getInputStream()) {
                output.transferTo(tar);
            }
            conclude(process, "archive");
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
        run(List.of("--work-tree=" + folder, "checkout", "--quiet", "--force", commit, "--", "."), Optional.of(copy));
    }

    /** A commit may be asked for by itself; servers that refuse that are asked for everything. */
    private void fetch(String commit, Path copy) throws InterruptedException {
        if (!Files.isDirectory(copy.resolve("objects"))) {
            run(List.of("init", "--quiet", "--bare", "--", copy.toString()), Optional.empty());
        }
        if (isThere(commit, copy)) {
            return;
        }
        try {
            run(List.of("fetch", "--quiet", "--depth=1", "--", address, commit), Optional.of(copy));
        } catch (InputException e) {
            run(List.of("fetch", "--quiet", "--", address, "+refs/*:refs/*"), Optional.of(copy));
        }
    }

    private boolean isThere(String commit, Path copy) throws InterruptedException {
        try {
            run(List.of("cat-file", "-e", commit + "^{tree}"), Optional.of(copy));
            return true;
        } catch (InputException e) {
            return false;
        }
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

    private String run(List<String> words, Optional<Path> folder) throws InterruptedException {
        try {
            var process = start(words, folder);
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            conclude(process, words.getFirst());
            return output;
        } catch (IOException e) {
            throw new InputException("cannot run git: " + e.getMessage() + "; install it with 'apt-get install git'");
        }
    }

    private static Process start(List<String> words, Optional<Path> folder) throws IOException {
        var line = new ArrayList<>(List.of("git"));
        folder.ifPresent(path -> line.add("--git-dir=" + path));
        line.addAll(words);
        var builder = new ProcessBuilder(line);
        builder.environment().putAll(Map.of("GIT_TERMINAL_PROMPT", "0", "LC_ALL", "C"));
        builder.redirectError(ProcessBuilder.Redirect.PIPE);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** What git says about a fault is short; it never fills the pipe. */
    private void conclude(Process process, String verb) throws IOException, InterruptedException {
        try {
            var fault = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new InputException("git " + verb + " of " + address + " failed: " + firstLine(fault));
            }
        } finally {
            process.destroy();
        }
    }

    private static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("no reason given");
    }
}

package dev.slipway.git;

import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A call of {@code git}. Nothing is asked at the terminal, and messages are English.
 *
 * @param subject what it is about, for messages
 * @param words its arguments
 * @param environment added to that of the process
 * @param folder where it runs, or null for where this process does
 */
record GitCommand(
        String subject,
        List<String> words,
        Map<String, String> environment,
        @Nullable Path folder) {
    static GitCommand of(String subject, String... words) {
        return new GitCommand(subject, List.of(words), Map.of(), null);
    }

    /** The same on this repository, a folder as {@code .git} is one. */
    GitCommand in(Path repository) {
        var more = new ArrayList<>(List.of("--git-dir=" + repository));
        more.addAll(words);
        return new GitCommand(subject, more, environment, folder);
    }

    /** The same with another environment variable. */
    GitCommand with(String name, String value) {
        var more = new TreeMap<>(environment);
        more.put(name, value);
        return new GitCommand(subject, words, more, folder);
    }

    /** The same, run in a folder. */
    GitCommand from(Path other) {
        return new GitCommand(subject, words, environment, other);
    }

    /**
     * Runs it and returns what it prints.
     *
     * @throws InputException when it fails, with git's own words
     */
    String run() throws InterruptedException {
        try {
            var process = start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            conclude(process);
            return output;
        } catch (IOException e) {
            throw new InputException("cannot run git: " + e.getMessage() + "; install it with 'apt-get install git'");
        }
    }

    /** Whether it ends well. */
    boolean succeeds() throws InterruptedException {
        try {
            run();
            return true;
        } catch (InputException e) {
            return false;
        }
    }

    /** Starts it; the caller concludes it. */
    Process start() throws IOException {
        var line = new ArrayList<>(List.of("git"));
        line.addAll(words);
        var builder = new ProcessBuilder(line);
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        builder.environment().putAll(Map.of("GIT_TERMINAL_PROMPT", "0", "LC_ALL", "C"));
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** Waits for its end. What git says about a fault is short; it never fills the pipe. */
    void conclude(Process process) throws IOException, InterruptedException {
        try {
            var fault = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new InputException("git " + verb() + " of " + subject + " failed: " + firstLine(fault));
            }
        } finally {
            process.destroy();
        }
    }

    private String verb() {
        return words.stream().filter(word -> !word.startsWith("-")).findFirst().orElse("");
    }

    private static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("no reason given");
    }
}

package dev.slipway.catalog.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs small programs of the machine that tests run on. */
final class Programs {
    private Programs() {}

    /** How a program ended and what it wrote, standard error included. */
    record Result(int exitCode, String output) {}

    /** Runs a program with this environment and no other but PATH, its locale that of bytes or of UTF-8 text. */
    static Result run(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The awks of this machine: each as the beginning of a command line. */
    static List<List<String>> awks() {
        var awks = new ArrayList<List<String>>();
        Stream.of("awk", "mawk", "gawk", "original-awk")
                .filter(Programs::isThere)
                .forEach(name -> awks.add(List.of(name)));
        if (isThere("busybox")) {
            awks.add(List.of("busybox", "awk"));
        }
        return awks;
    }

    private static boolean isThere(String program) {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1);
        return Stream.of(folders).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}

package dev.slipway.catalog.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs this machine's {@code ansible-galaxy}, which fetches roles and, for each, the roles it depends on. */
final class Galaxy {
    private static final String PROGRAM = "ansible-galaxy";
    private static final int LAST_LINES = 8;

    private final Path home;
    private final Consumer<String> log;

    /**
     * Runs it for one artifact.
     *
     * @param home a folder for its own files
     */
    Galaxy(Path home, Consumer<String> log) {
        this.home = home;
        this.log = log;
    }

    /** Installs the roles of a requirements file, and all they depend on, into a folder. */
    void roles(Path requirements, Path folder) throws InterruptedException {
        run(List.of(
                PROGRAM, "role", "install", "--role-file", requirements.toString(), "--roles-path", folder.toString()));
    }

    /** Installs the collections of a requirements file into a folder. */
    void collections(Path requirements, Path folder) throws InterruptedException {
        run(List.of(
                PROGRAM,
                "collection",
                "install",
                "--requirements-file",
                requirements.toString(),
                "--collections-path",
                folder.toString()));
    }

    private void run(List<String> line) throws InterruptedException {
        var output = new ArrayList<String>();
        try {
            Files.createDirectories(home);
            var builder = new ProcessBuilder(line).redirectErrorStream(true);
            builder.environment().put("ANSIBLE_HOME", home.toString());
            builder.environment().put("ANSIBLE_LOCAL_TEMP", home.resolve("tmp").toString());
            builder.environment().put("ANSIBLE_NOCOLOR", "1");
            builder.environment().put("ANSIBLE_FORCE_COLOR", "0");
            builder.environment().put("COLUMNS", "200");
            builder.environment().put("GIT_TERMINAL_PROMPT", "0");
            var process = builder.start();
            process.getOutputStream().close();
            try {
                process.inputReader().lines().forEach(text -> {
                    output.add(text);
                    log.accept(text);
                });
                if (process.waitFor() != 0) {
                    throw new ArtifactException(PROGRAM + " failed:\n    " + String.join("\n    ", ending(output)));
                }
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new ArtifactException(
                    "cannot run " + PROGRAM + ": " + e.getMessage()
                            + "; install it with 'apt-get install ansible-core'",
                    e);
        }
    }

    private static List<String> ending(List<String> output) {
        return output.subList(Math.max(0, output.size() - LAST_LINES), output.size());
    }
}

package dev.slipway.catalog.build;

import dev.slipway.catalog.recipe.BootstrapCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs mmdebstrap on this machine. */
final class Bootstrap {
    private static final String PROGRAM = "mmdebstrap";

    private Bootstrap() {}

    /** What keeps mmdebstrap from running here. */
    static Optional<String> obstacle() {
        return obstacle(System.getenv().getOrDefault("PATH", ""));
    }

    static Optional<String> obstacle(String searchPath) {
        var found = List.of(searchPath.split(File.pathSeparator)).stream()
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
        return found ? Optional.empty() : Optional.of("needs mmdebstrap; install it with 'apt-get install mmdebstrap'");
    }

    /**
     * Makes a root file system as a tar file.
     *
     * @throws BootstrapException when mmdebstrap fails
     */
    static void run(BootstrapCommand command, Path target, Consumer<String> log)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command.commandLine(target.toString())).redirectErrorStream(true);
        builder.environment().put("SOURCE_DATE_EPOCH", Long.toString(command.epoch()));
        builder.environment().put("TMPDIR", target.resolveSibling("").toString());
        var process = builder.start();
        var reader =
                Thread.startVirtualThread(() -> process.inputReader().lines().forEach(log));
        try {
            var exit = process.waitFor();
            reader.join();
            if (exit != 0) {
                throw new BootstrapException(PROGRAM + " ended with exit code " + exit);
            }
        } finally {
            stop(process);
        }
    }

    /** SIGTERM lets mmdebstrap unmount and remove its folder. */
    private static void stop(Process process) {
        if (process.isAlive()) {
            process.destroy();
            process.onExit().join();
        }
    }

    /** mmdebstrap could not make a root file system; its log says why. */
    static final class BootstrapException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BootstrapException(String message) {
            super(message);
        }
    }
}

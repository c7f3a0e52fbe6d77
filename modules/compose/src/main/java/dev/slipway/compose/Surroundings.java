package dev.slipway.compose;

import java.nio.file.Path;
import java.util.Map;

/** What Compose files are read in: the variables of the caller, the folder it is in, its home folder. */
public record Surroundings(Map<String, String> environment, Path folder, Path home) {
    /** Copies the variables; the folder must be absolute. */
    public Surroundings {
        environment = Map.copyOf(environment);
        if (!folder.isAbsolute()) {
            throw new IllegalArgumentException("'" + folder + "' is not an absolute folder");
        }
    }
}

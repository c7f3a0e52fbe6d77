package dev.slipway.catalog.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The two small programs that write an image's configuration inside the container, line by line. */
public final class StartProgram {
    private StartProgram() {}

    /** The shell script that is the image's entry point. */
    public static List<String> start() {
        return lines("start");
    }

    /** The awk program it runs. */
    public static List<String> configure() {
        return lines("configure.awk");
    }

    private static List<String> lines(String resource) {
        try (var stream = StartProgram.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("resource '" + resource + "' is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.slipway.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs commands once so that the JVM can record the classes they load in its AOT cache (JEP 514). The launcher starts
 * it after a build; what the commands print is thrown away, and it does not matter whether an engine answers.
 */
public final class Training {
    private static final List<String> LINES = List.of(
            "--help",
            "images --help",
            "images list",
            "images plan -o json",
            "images build no-such-image",
            "images graph");

    private Training() {}

    /** Runs the commands in the working folder's catalogue. */
    public static void main(String[] arguments) {
        LINES.forEach(line -> Main.run(nowhere(), nowhere(), line.split(" ")));
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}

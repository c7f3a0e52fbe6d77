package dev.slipway.cli;

import dev.slipway.cli.output.Console;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs commands once so that the JVM can record the classes they load in its AOT cache (JEP 514). The launcher starts
 * it after a build; what the commands print is thrown away, and it does not matter whether an engine answers.
 */
public final class Training {
    private static final List<String> LINES =
            List.of("--help", "images --help", "images list", "images plan -o json", "images graph", "images list -q");

    private Training() {}

    /** Runs the commands on the catalogue in the folder that is the only argument. */
    public static void main(String[] arguments) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var console = new Console(
                nowhere, nowhere, System.getenv(), Path.of(arguments[0]).resolveSibling(""), 0);
        LINES.forEach(line -> Slipway.run(console, line.split(" ")));
    }
}

package dev.slipway.cli.platform;

import dev.slipway.cli.output.Console;
import dev.slipway.compose.ComposeFiles;
import dev.slipway.compose.ComposeProject;
import dev.slipway.compose.ComposeReader;
import dev.slipway.compose.ComposeReading;
import dev.slipway.compose.Surroundings;
import dev.slipway.compose.finding.Finding;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Compose files a command is about. */
public final class ComposeOptions {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "A Compose file; later ones change earlier ones (default: compose.yaml here or above).")
    private List<Path> files = List.of();

    @Option(
            names = {"-p", "--project-name"},
            paramLabel = "NAME",
            description = "Name of the application (default: what the file says, or its folder).")
    private @Nullable String name;

    @Option(names = "--project-directory", paramLabel = "FOLDER", description = "Where relative paths begin.")
    private @Nullable Path folder;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "Variables for the file (default: .env beside it).")
    private List<Path> environmentFiles = List.of();

    @Option(names = "--profile", paramLabel = "PROFILE", description = "A profile to enable; '*' enables all.")
    private Set<String> profiles = new LinkedHashSet<>();

    /** Reads them and prints what there is to say; throws {@link IllegalArgumentException} when they say no project. */
    public ComposeProject read(Console console) {
        var reading = ComposeReader.read(request(), surroundings(console));
        return switch (reading) {
            case ComposeReading.Read read -> {
                read.findings().forEach(finding -> console.err().println(line(finding)));
                yield read.project();
            }
            case ComposeReading.Refused refused ->
                throw new IllegalArgumentException(refused.findings().stream()
                        .map(ComposeOptions::line)
                        .collect(Collectors.joining("\n  ", "the Compose file cannot be used:\n  ", "")));
        };
    }

    /** Name of the project of the usual files; throws {@link IllegalArgumentException} when there is none. */
    static String nameHere(Console console) {
        return switch (ComposeReader.read(ComposeFiles.usual(), surroundings(console))) {
            case ComposeReading.Read read -> read.project().name();
            case ComposeReading.Refused _ ->
                throw new IllegalArgumentException(
                        "which application is missing: there is no Compose file here that can be"
                                + " read; name it with --app or $" + ApplicationOption.VARIABLE);
        };
    }

    private ComposeFiles request() {
        return new ComposeFiles(files, folder, name, environmentFiles, profiles);
    }

    private static Surroundings surroundings(Console console) {
        var home = console.environment().getOrDefault("HOME", "/");
        return new Surroundings(
                console.environment(), console.folder().toAbsolutePath().normalize(), Path.of(home));
    }

    private static String line(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.text();
    }
}

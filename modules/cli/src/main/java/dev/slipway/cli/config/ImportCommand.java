package dev.slipway.cli.config;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.WaitOptions;
import dev.slipway.platform.api.ConfigChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "import", description = "Tell an application all that stands in a file, in one release.")
final class ImportCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private ServiceOption service;

    @Mixin
    private WaitOptions waiting;

    @Option(names = "--secret", description = "All of it is secret.")
    private boolean secret;

    @Parameters(
            paramLabel = "FILE",
            description = "Lines of the form NAME=VALUE; empty ones and those with # first do not count.")
    private Path file = Path.of("");

    ImportCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var changes = read();
        var target = application.name(console);
        try (var session = door.open(console)) {
            var deployed = session.platform()
                    .configure(target, changes, Author.of(console), "config import " + file.getFileName());
            return waiting.follow(console, session.platform(), target, deployed);
        }
    }

    private List<ConfigChange> read() {
        var changes = new ArrayList<ConfigChange>();
        var number = 0;
        for (var line : lines()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                changes.add(change(line, number));
            }
        }
        return changes;
    }

    private ConfigChange change(String line, int number) {
        try {
            var entry = Assignment.parse(line.strip());
            return secret
                    ? new ConfigChange.Secret(service.name(), entry.name(), entry.value())
                    : new ConfigChange.Plain(service.name(), entry.name(), entry.value());
        } catch (IllegalArgumentException _) {
            // without the line, which may hold a secret
            throw new IllegalArgumentException(file + ":" + number + ": expected NAME=VALUE");
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(console.folder().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read '" + file + "'", e);
        }
    }
}

package dev.slipway.cli.config;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.WaitOptions;
import dev.slipway.platform.api.ConfigChange;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "unset", description = "Tell an application something no more.")
final class UnsetCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private ServiceOption service;

    @Mixin
    private WaitOptions waiting;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "What it is told no more.")
    private List<String> names = List.of();

    UnsetCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<ConfigChange> changes = names.stream()
                .<ConfigChange>map(name -> new ConfigChange.Unset(service.name(), name))
                .toList();
        var target = application.name(console);
        try (var session = door.open(console)) {
            var deployed = session.platform()
                    .configure(target, changes, Author.of(console), "config unset " + String.join(" ", names));
            return waiting.follow(console, session.platform(), target, deployed);
        }
    }
}

package dev.slipway.cli.config;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.WaitOptions;
import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.config.ConfigEntry.Aggregate;
import dev.slipway.platform.config.GenerationRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        description = "Tell an application something; its gears are replaced by ones that know.",
        footer = {
            "",
            "A value '-' is read from standard input, which keeps a secret out of the list of processes.",
            "Kinds: plain, secret (never shown again), link (SERVICE.VARIABLE of another service),",
            "hosts and addresses (of all gears of a service, joined),",
            "generate (password, a number of characters, uuid, rsa or ed25519; made once)."
        })
final class SetCommand implements Callable<Integer> {
    /** What an entry is. */
    enum Kind {
        /** A value that may be shown. */
        PLAIN,
        /** A value that is never shown. */
        SECRET,
        /** A value made by rule. */
        GENERATE,
        /** The value of another service. */
        LINK,
        /** Names of all gears of a service. */
        HOSTS,
        /** Addresses of all gears of a service. */
        ADDRESSES
    }

    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private ServiceOption service;

    @Mixin
    private WaitOptions waiting;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "plain",
            description = "plain, secret, generate, link, hosts or addresses (default: ${DEFAULT-VALUE}).")
    private Kind kind = Kind.PLAIN;

    @Option(names = "--secret", description = "As --kind=secret.")
    private boolean secret;

    @Option(
            names = "--delimiter",
            paramLabel = "TEXT",
            defaultValue = ",",
            description = "Stands between two hosts or addresses (default: '${DEFAULT-VALUE}').")
    private String delimiter = ",";

    @Parameters(paramLabel = "NAME=VALUE", arity = "1..*", description = "What it is told.")
    private List<String> entries = List.of();

    SetCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var changes = new ArrayList<ConfigChange>();
        for (var entry : entries) {
            changes.add(change(Assignment.parse(entry)));
        }
        var names = String.join(" ", changes.stream().map(ConfigChange::name).toList());
        var target = application.name(console);
        try (var session = door.open(console)) {
            var deployed = session.platform().configure(target, changes, Author.of(console), "config set " + names);
            return waiting.follow(console, session.platform(), target, deployed);
        }
    }

    private ConfigChange change(Assignment entry) {
        var value = entry.value().equals("-") ? input() : entry.value();
        return switch (secret ? Kind.SECRET : kind) {
            case PLAIN -> new ConfigChange.Plain(service.name(), entry.name(), value);
            case SECRET -> new ConfigChange.Secret(service.name(), entry.name(), value);
            case GENERATE -> new ConfigChange.Generate(service.name(), entry.name(), GenerationRule.parse(value));
            case LINK -> link(entry.name(), value);
            case HOSTS, ADDRESSES ->
                new ConfigChange.Aggregated(
                        service.name(),
                        entry.name(),
                        value,
                        Aggregate.valueOf(kind.name().toUpperCase(Locale.ROOT)),
                        delimiter);
        };
    }

    private ConfigChange link(String name, String value) {
        var dot = value.lastIndexOf('.');
        if (dot < 1 || dot == value.length() - 1) {
            throw new IllegalArgumentException("'" + name + "=" + value + "': expected SERVICE.VARIABLE to link to");
        }
        return new ConfigChange.Link(service.name(), name, value.substring(0, dot), value.substring(dot + 1));
    }

    private String input() {
        try {
            return new String(console.in().readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read standard input", e);
        }
    }
}

package dev.slipway.cli.config;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.config.ConfigEntry;
import dev.slipway.platform.release.Deployment;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(name = "get", description = "Show what an application is told; secrets stay hidden unless one is revealed.")
final class GetCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private OutputOptions output;

    @Mixin
    private ServiceOption service;

    @Option(names = "--reveal", description = "Print the value of one entry, even a secret; this becomes an event.")
    private boolean reveal;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Only this entry.")
    private @Nullable String name;

    GetCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (reveal && name == null) {
            throw new IllegalArgumentException("--reveal: which entry is missing; name one");
        }
        var target = application.name(console);
        try (var session = door.open(console)) {
            if (reveal && name != null) {
                var platform = session.platform();
                var owner = owner(platform.config(target), name);
                console.out().println(platform.reveal(target, owner, name, Author.of(console)));
                return ExitCode.DONE;
            }
            return print(session.platform(), target);
        }
    }

    /** The service whose entry is meant: what was said, or else the only one that has it. */
    private String owner(Config config, String entry) {
        var owners = config.entries().stream()
                .filter(candidate -> candidate.name().equals(entry))
                .map(ConfigEntry::service)
                .toList();
        if (!service.name().isEmpty() || owners.isEmpty() || owners.contains("")) {
            return service.name();
        }
        if (owners.size() > 1) {
            throw new IllegalArgumentException("services " + String.join(", ", owners) + " have an entry '" + entry
                    + "' each; say which with --service");
        }
        return owners.getFirst();
    }

    private int print(Platform platform, String target) {
        var config = platform.config(target);
        var entries = config.entries().stream()
                .filter(entry -> name == null || entry.name().equals(name))
                .filter(entry -> service.name().isEmpty() || entry.service().equals(service.name()))
                .toList();
        if (name != null && entries.isEmpty()) {
            console.err().println("slipway: '" + target + "' has no entry '" + name + "'");
            return ExitCode.NOT_FOUND;
        }
        if (output.isJson()) {
            json(config.version(), entries);
        } else {
            var table = new Table("NAME", "SERVICE", "KIND", "VALUE");
            entries.forEach(entry -> table.add(
                    entry.name(), entry.service().isEmpty() ? "-" : entry.service(), kind(entry), value(entry)));
            console.out().print(table);
        }
        sayWhatIsGone(platform, target, config);
        return ExitCode.DONE;
    }

    /** Somebody may look for what they have set in a release that failed since. */
    private void sayWhatIsGone(Platform platform, String target, Config shown) {
        for (var last : platform.deployments(target, 1)) {
            var gone = last.state().ended() && last.state() != Deployment.State.SUCCEEDED;
            if (gone
                    && !platform.release(target, last.release())
                            .config()
                            .entries()
                            .equals(shown.entries())) {
                console.err()
                        .println(
                                "release v" + last.release() + " had another configuration and did not become current ("
                                        + last.state().name().toLowerCase(Locale.ROOT)
                                        + "); the next change goes on from what is shown here");
            }
        }
    }

    private void json(int version, List<ConfigEntry> entries) {
        var json = JsonNodeFactory.instance.objectNode().put("version", 1).put("config", version);
        var list = json.putArray("entries");
        entries.forEach(entry -> list.addObject()
                .put("name", entry.name())
                .put("service", entry.service())
                .put("kind", kind(entry))
                .put("value", value(entry))
                .put("revision", entry.revision()));
        console.json(json);
    }

    private static String kind(ConfigEntry entry) {
        return entry.value().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String value(ConfigEntry entry) {
        return switch (entry.value()) {
            case ConfigEntry.Value.Plain plain -> plain.text();
            case ConfigEntry.Value.Secret _, ConfigEntry.Value.Generated _ -> "(hidden)";
            case ConfigEntry.Value.Linked linked -> linked.service() + "." + linked.variable();
            case ConfigEntry.Value.Aggregated joined ->
                joined.what().name().toLowerCase(Locale.ROOT) + " of " + joined.service() + " joined by '"
                        + joined.delimiter() + "'";
        };
    }
}

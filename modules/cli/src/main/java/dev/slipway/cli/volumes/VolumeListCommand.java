package dev.slipway.cli.volumes;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.platform.api.VolumeStatus;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "list",
        aliases = "ls",
        description = {
            "List volumes: what they are to their application, and what uses them.",
            "'kept' are those of applications that are gone."
        })
final class VolumeListCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Option(
            names = {"-a", "--app"},
            paramLabel = "NAME",
            defaultValue = "",
            description = "Only of this application (default: of all).")
    private String application = "";

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the names only.")
    private boolean quiet;

    @Option(names = "--size", description = "Have the engine count how much is in them, which may take a while.")
    private boolean sizes;

    VolumeListCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = door.open(console)) {
            print(session.platform().volumes(application, sizes));
            return ExitCode.DONE;
        }
    }

    private void print(List<VolumeStatus> volumes) {
        if (quiet) {
            volumes.forEach(volume -> console.out().println(volume.found().name()));
        } else if (output.isJson()) {
            json(volumes);
        } else {
            console.out().print(sizes ? withSizes(volumes) : table(volumes));
        }
    }

    private static Table table(List<VolumeStatus> volumes) {
        var table = new Table("VOLUME", "APPLICATION", "SERVICES", "STATE", "IN USE BY");
        volumes.forEach(volume -> table.add(
                volume.found().name(),
                volume.found().application(),
                words(volume.services()),
                state(volume),
                words(volume.found().users())));
        return table;
    }

    private static Table withSizes(List<VolumeStatus> volumes) {
        var table = new Table("VOLUME", "APPLICATION", "SERVICES", "SIZE", "STATE", "IN USE BY");
        volumes.forEach(volume -> table.add(
                volume.found().name(),
                volume.found().application(),
                words(volume.services()),
                volume.found().size() == null ? "?" : Humane.size(volume.found().size()),
                state(volume),
                words(volume.found().users())));
        return table;
    }

    private static String words(List<String> words) {
        return words.isEmpty() ? "-" : String.join(", ", words);
    }

    private static String state(VolumeStatus volume) {
        if (!volume.found().users().isEmpty()) {
            return "in use";
        }
        return volume.kept() ? "kept" : "free";
    }

    private void json(List<VolumeStatus> volumes) {
        var json = JsonNodeFactory.instance.objectNode().put("version", 1);
        var list = json.putArray("volumes");
        for (var volume : volumes) {
            var found = volume.found();
            var one = list.addObject()
                    .put("name", found.name())
                    .put("application", found.application())
                    .put("volume", found.volume())
                    .put("slot", found.slot())
                    .put("state", state(volume))
                    .put("kept", volume.kept())
                    .put("size", found.size());
            volume.services().forEach(one.putArray("services")::add);
            found.users().forEach(one.putArray("users")::add);
        }
        console.json(json);
    }
}

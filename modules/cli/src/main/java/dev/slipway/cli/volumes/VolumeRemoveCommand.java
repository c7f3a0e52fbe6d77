package dev.slipway.cli.volumes;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Question;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rm", description = "Remove volumes and all that is in them; never one that is in use.")
final class VolumeRemoveCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Option(
            names = {"-f", "--force"},
            description = "Do not ask.")
    private boolean force;

    @Parameters(paramLabel = "VOLUME", arity = "1..*", description = "Its name, as 'slipway volumes list' shows it.")
    private Set<String> volumes = new LinkedHashSet<>();

    VolumeRemoveCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var question = "Remove " + String.join(", ", volumes) + " and all that is in it for good?";
        if (!Question.agreed(console, force, question)) {
            console.err().println("nothing was removed");
            return ExitCode.DONE;
        }
        try (var session = door.open(console)) {
            for (var volume : volumes) {
                session.platform().removeVolume(volume, Author.of(console));
                console.out().println(volume);
            }
            return ExitCode.DONE;
        }
    }
}

package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.platform.release.Project;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "projects",
        description = {
            "List the projects, or make one.",
            "Applications of an infrastructure project may have rights over the machine: its network, devices and files."
        })
public final class ProjectsCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The project to make or to change.")
    private @Nullable String name;

    @Option(
            names = "--infrastructure",
            negatable = true,
            description = "Whether its applications may have such rights.")
    private boolean infrastructure;

    /** The command on this console. */
    public ProjectsCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = door.open(console)) {
            if (name != null) {
                session.platform().putProject(new Project(name, infrastructure), Author.of(console));
            }
            var table = new Table("PROJECT", "INFRASTRUCTURE");
            session.platform()
                    .projects()
                    .forEach(project -> table.add(project.name(), project.infrastructure() ? "yes" : "no"));
            console.out().print(table);
            return ExitCode.DONE;
        }
    }
}

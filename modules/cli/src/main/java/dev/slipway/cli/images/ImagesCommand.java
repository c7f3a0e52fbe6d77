package dev.slipway.cli.images;

import dev.slipway.cli.contents.OutdatedCommand;
import dev.slipway.cli.contents.PackagesCommand;
import dev.slipway.cli.contents.TreeCommand;
import dev.slipway.cli.contents.WhichCommand;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.ship.LoadCommand;
import dev.slipway.cli.ship.PushCommand;
import dev.slipway.cli.ship.SaveCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The noun {@code images} with its verbs. */
@Command(name = "images", description = "Build trees of container images from a catalogue.")
public final class ImagesCommand {
    private static final Map<String, Function<Console, Object>> VERBS = verbs();

    private ImagesCommand() {}

    /**
     * The command, working on this console, with the one verb that is called, or with all verbs when the word is none.
     * Reading a verb's annotations takes milliseconds, which every command would pay for all others.
     *
     * @param verb the word after {@code images}
     */
    public static CommandLine on(Console console, String verb) {
        var images = bare();
        VERBS.forEach((name, command) -> {
            if (!VERBS.containsKey(verb) || name.equals(verb)) {
                images.addSubcommand(name, command.apply(console));
            }
        });
        return images;
    }

    /** The command without its verbs. */
    public static CommandLine bare() {
        return new CommandLine(new ImagesCommand());
    }

    private static Map<String, Function<Console, Object>> verbs() {
        var verbs = new LinkedHashMap<String, Function<Console, Object>>();
        verbs.put("list", ListCommand::new);
        verbs.put("plan", PlanCommand::new);
        verbs.put("prep", PrepCommand::new);
        verbs.put("package-build", PackageBuildCommand::new);
        verbs.put("repo", RepoCommand::new);
        verbs.put("artifact", ArtifactCommand::new);
        verbs.put("build", BuildCommand::new);
        verbs.put("all", AllCommand::new);
        verbs.put("push", PushCommand::new);
        verbs.put("save", SaveCommand::new);
        verbs.put("load", LoadCommand::new);
        verbs.put("clean", CleanCommand::new);
        verbs.put("graph", GraphCommand::new);
        verbs.put("dockerfile", DockerfileCommand::new);
        verbs.put("config", ConfigCommand::new);
        verbs.put("logs", LogsCommand::new);
        verbs.put("tree", TreeCommand::new);
        verbs.put("packages", PackagesCommand::new);
        verbs.put("which", WhichCommand::new);
        verbs.put("outdated", OutdatedCommand::new);
        verbs.put("check", CheckCommand::new);
        return verbs;
    }
}

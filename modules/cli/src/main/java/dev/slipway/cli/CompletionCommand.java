package dev.slipway.cli;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Print the completion script of a shell.",
        footer = {
            "",
            "bash:  source <(slipway completion bash)",
            "zsh:   source <(slipway completion zsh)",
            "fish:  slipway completion fish | source"
        })
final class CompletionCommand implements Callable<Integer> {
    /** Shells there are scripts for. */
    enum Shell {
        /** GNU Bash. */
        BASH,
        /** Zsh, through its bashcompinit. */
        ZSH,
        /** Fish. */
        FISH
    }

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var root = spec.root().commandLine();
        console.out()
                .print(
                        switch (shell) {
                            case BASH -> AutoComplete.bash("slipway", root);
                            case ZSH ->
                                "autoload -U +X bashcompinit && bashcompinit\n" + AutoComplete.bash("slipway", root);
                            case FISH -> fish(root);
                        });
        return ExitCode.DONE;
    }

    private static String fish(CommandLine root) {
        var script = new StringBuilder();
        root.getSubcommands().forEach((noun, command) -> {
            script.append(complete("__fish_use_subcommand", "-f -a " + noun, command.getCommandSpec()));
            options(script, noun, command);
            command.getSubcommands().forEach((verb, leaf) -> {
                script.append(complete("__fish_seen_subcommand_from " + noun, "-f -a " + verb, leaf.getCommandSpec()));
                options(script, verb, leaf);
            });
        });
        return script.toString();
    }

    private static void options(StringBuilder script, String verb, CommandLine command) {
        for (var option : command.getCommandSpec().options()) {
            var name = option.longestName().replaceFirst("^--", "");
            script.append("complete -c slipway -n '__fish_seen_subcommand_from ")
                    .append(verb)
                    .append("' -l ")
                    .append(name)
                    .append(option.arity().max() > 0 ? " -r\n" : "\n");
        }
    }

    private static String complete(String condition, String what, CommandSpec command) {
        var description = command.usageMessage().description();
        var text = description.length == 0 ? "" : description[0].replace("'", "\\'");
        return "complete -c slipway -n '" + condition + "' " + what + " -d '" + text + "'\n";
    }
}

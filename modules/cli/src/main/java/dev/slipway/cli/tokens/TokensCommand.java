package dev.slipway.cli.tokens;

import dev.slipway.cli.output.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code slipway tokens}: who may ask the server. */
@Command(name = "tokens", description = "Say who else may ask the server: make tokens, list them, take them back.")
public final class TokensCommand {
    private TokensCommand() {}

    /** The command with all its verbs. */
    public static CommandLine on(Console console) {
        return new CommandLine(new TokensCommand())
                .addSubcommand(new TokenCreateCommand(console))
                .addSubcommand(new TokenListCommand(console))
                .addSubcommand(new TokenRevokeCommand(console));
    }
}

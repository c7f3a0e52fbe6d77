package dev.slipway.cli.tokens;

import dev.slipway.cli.client.LocalServer;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.server.access.Permission;
import dev.slipway.server.access.Token;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(name = "list", aliases = "ls", description = "List the tokens, without what they are used with.")
final class TokenListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the ids only.")
    private boolean quiet;

    TokenListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var client = new LocalServer(console.environment()).connect()) {
            print(client.list("/tokens", Token.class));
            return ExitCode.DONE;
        }
    }

    private void print(List<Token> tokens) {
        if (quiet) {
            tokens.forEach(token -> console.out().println(token.id()));
        } else if (output.isJson()) {
            var json = JsonNodeFactory.instance.objectNode().put("version", 1);
            var list = json.putArray("tokens");
            tokens.forEach(token -> list.addObject()
                    .put("id", token.id())
                    .put("name", token.holder().name())
                    .put("permission", words(token.holder().permission())));
            console.json(json);
        } else {
            var table = new Table("TOKEN", "NAME", "PERMISSION");
            tokens.forEach(token -> table.add(
                    token.id(), token.holder().name(), words(token.holder().permission())));
            console.out().print(table);
        }
    }

    private static String words(Permission permission) {
        return switch (permission) {
            case ANYBODY -> "none";
            case READ -> "read";
            case CHANGE -> "write";
        };
    }
}

package dev.slipway.cli.tokens;

import dev.slipway.cli.client.LocalServer;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.engine.api.Call;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "revoke", description = "Take tokens back: nobody can use them from now on.")
final class TokenRevokeCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "TOKEN", arity = "1..*", description = "Its id, as 'slipway tokens list' shows it.")
    private Set<String> ids = new LinkedHashSet<>();

    TokenRevokeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var client = new LocalServer(console.environment()).connect()) {
            for (var id : ids) {
                client.send("DELETE", "/tokens/" + Call.encode(id));
                console.out().println(id);
            }
            return ExitCode.DONE;
        }
    }
}

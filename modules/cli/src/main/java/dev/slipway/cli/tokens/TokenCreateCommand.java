package dev.slipway.cli.tokens;

import dev.slipway.cli.client.LocalServer;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.server.access.Permission;
import dev.slipway.server.api.Wishes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = {
            "Make a token and print it; it is not shown again.",
            "It is used as SLIPWAY_TOKEN, or as 'Authorization: Bearer TOKEN'."
        })
final class TokenCreateCommand implements Callable<Integer> {
    /** What it is good for. */
    enum Right {
        /** To look. */
        READ,
        /** To look and to change. */
        WRITE
    }

    private final Console console;

    @Parameters(paramLabel = "NAME", description = "Who holds it; events name what is done with it so.")
    private String name = "";

    @Option(
            names = "--permission",
            paramLabel = "PERMISSION",
            defaultValue = "read",
            description = "read or write (default: ${DEFAULT-VALUE}).")
    private Right permission = Right.READ;

    TokenCreateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var wish = new Wishes.NewToken(
                name,
                switch (permission) {
                    case READ -> Permission.READ;
                    case WRITE -> Permission.CHANGE;
                });
        try (var client = new LocalServer(console.environment()).connect()) {
            var issued = client.send("POST", "/tokens", wish, Wishes.Issued.class);
            console.out().println(issued.token());
            console.err().println("token " + issued.id() + " of '" + name + "' is not shown again");
            return ExitCode.DONE;
        }
    }
}

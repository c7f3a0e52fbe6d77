package dev.slipway.cli.registry;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.registry.credentials.DockerConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code slipway logout}: forgets what {@code slipway login} kept. */
@Command(name = "logout", description = "Forget the credentials for a registry.")
public final class LogoutCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "REGISTRY",
            defaultValue = "docker.io",
            description = "host[:port] (default: ${DEFAULT-VALUE}).")
    private String registry = "";

    /** Works on this console. */
    public LogoutCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var address = RegistryAddress.parse(registry);
        var erased = DockerConfig.of(console.environment()).erase(address.server());
        console.out().println(erased ? "logged out of " + address : "not logged in to " + address);
        return ExitCode.DONE;
    }
}

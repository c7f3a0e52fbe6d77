package dev.slipway.cli.registry;

import dev.slipway.catalog.platform.PlatformImages;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.progress.ProgressView;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.oci.ImageReference;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "start",
        description = "Start a registry that only this machine reaches; its image is built first where it is missing.",
        footer = {"", "One that runs with another image or at another port is replaced; what it holds is kept."})
final class StartCommand implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;

    private final Console console;

    @Mixin
    private NameOption name;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "5100",
            description = "Port of the loopback interface (default: ${DEFAULT-VALUE}).")
    private int port;

    StartCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("--port: '" + port + "' is not a port; expected 1 to " + LARGEST_PORT);
        }
        var address = EngineAddress.fromEnvironment(console.environment());
        try (var engine = Engine.open(address)) {
            var registry = new LocalRegistry(engine, name.name());
            checkPort(address, registry);
            var started = registry.start(image(engine), port);
            console.out()
                    .println(
                            switch (started) {
                                case NEW -> "the registry runs at localhost:" + port;
                                case REPLACED -> "the registry runs at localhost:" + port + " in place of an older one";
                                case UNCHANGED -> "the registry runs at localhost:" + port + " already";
                            });
            console.err().println("next: slipway images push --to localhost:" + port);
        }
        return ExitCode.DONE;
    }

    private ImageReference image(Engine engine) throws InterruptedException {
        try (var view = ProgressView.on(console)) {
            return PlatformImages.of(engine, console.home(), console.environment(), view)
                    .current("registry");
        }
    }

    /** Known before anything is built or replaced, where the engine's machine is this one. */
    private void checkPort(EngineAddress engine, LocalRegistry registry) {
        var itself = registry.state().filter(found -> found.running() && found.port() == port);
        if (itself.isPresent() || !(engine instanceof EngineAddress.Unix)) {
            return;
        }
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            // it is free
        } catch (IOException _) {
            throw new LocalRegistryException("cannot start the registry: port " + port
                    + " of this machine is taken; stop what uses it, or choose another with --port");
        }
    }
}

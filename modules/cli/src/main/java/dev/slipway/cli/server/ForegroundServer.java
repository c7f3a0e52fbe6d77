package dev.slipway.cli.server;

import dev.slipway.cli.client.Versions;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.docker.DockerRuntime;
import dev.slipway.docker.machine.Machine;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.RegistryCredentials;
import dev.slipway.oci.ImageReference;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.registry.credentials.Credentials;
import dev.slipway.registry.credentials.DockerConfig;
import dev.slipway.server.LogFile;
import dev.slipway.server.ServerFolder;
import dev.slipway.server.SlipwayServer;
import dev.slipway.server.Unrouted;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A server within this process, until it is interrupted. */
final class ForegroundServer {
    private static final long LOG_SIZE = 4 << 20;

    private final Console console;
    private final ServerFolder folder;
    private Consumer<String> log = this::print;

    ForegroundServer(Console console) {
        this.console = console;
        this.folder = ServerFolder.of(console.environment());
    }

    int run(RunOptions options) throws InterruptedException {
        if (options.background()) {
            log = new LogFile(folder.log(), LOG_SIZE, InstantSource.system())::write;
        }
        var settings =
                new SlipwayServer.Settings(folder, options.store(folder), options.listen(), Versions.ours(), log);
        try (var engine = Engine.open(EngineAddress.fromEnvironment(console.environment()));
                var _ = SlipwayServer.start(settings, platform -> runtime(engine, platform), new Unrouted())) {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            log.accept("stopped");
        }
        return ExitCode.DONE;
    }

    private DockerRuntime runtime(Engine engine, String platform) {
        var machine = EngineAddress.fromEnvironment(console.environment()) instanceof EngineAddress.Unix
                ? Machine.local()
                : Machine.remote();
        var config = DockerConfig.of(console.environment());
        return new DockerRuntime(new DockerRuntime.Means(
                engine, machine, platform, image -> credentials(config, image), InstantSource.system(), log));
    }

    private static RegistryCredentials credentials(DockerConfig config, ImageReference image) {
        try {
            return config.at(RegistryAddress.of(image).server()) instanceof Credentials.Password(var user, var password)
                    ? new RegistryCredentials(user, password)
                    : RegistryCredentials.anonymous();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RegistryCredentials.anonymous();
        }
    }

    private void print(String line) {
        console.err().println(Instant.now() + " " + line);
        console.err().flush();
    }
}

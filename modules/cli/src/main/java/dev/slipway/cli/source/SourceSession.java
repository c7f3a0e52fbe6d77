package dev.slipway.cli.source;

import dev.slipway.catalog.contents.ContentsIndex;
import dev.slipway.catalog.contents.EngineContents;
import dev.slipway.cli.output.Console;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.RegistryCredentials;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.registry.credentials.Credentials;
import dev.slipway.registry.credentials.DockerConfig;
import dev.slipway.source.artifact.Artifact.InstalledPackage;
import dev.slipway.source.artifact.ArtifactStore;
import dev.slipway.source.build.Surroundings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/** Engine and surroundings of one command; closing closes the engine. */
record SourceSession(Console console, Engine engine) implements AutoCloseable {
    static SourceSession open(Console console) {
        return new SourceSession(console, Engine.open(EngineAddress.fromEnvironment(console.environment())));
    }

    /** What this machine gives to builds. */
    Surroundings surroundings() {
        var network = dev.slipway.catalog.build.Surroundings.of(console.environment());
        return new Surroundings(
                folder("XDG_STATE_HOME", ".local/state"),
                folder("XDG_CACHE_HOME", ".cache"),
                network.secrets(),
                network.proxies(),
                this::credentials,
                InstantSource.system());
    }

    /** What was built on this machine. */
    ArtifactStore artifacts() {
        return new ArtifactStore(surroundings().state().resolve("artifacts"));
    }

    /** What is installed in an image. */
    List<InstalledPackage> packages(String image) throws InterruptedException {
        var contents = new ContentsIndex(surroundings().state().resolve("contents"), new EngineContents(engine));
        return contents.read(image).packages().stream()
                .map(one -> new InstalledPackage(one.name(), one.version().toString()))
                .sorted(Comparator.comparing(InstalledPackage::name))
                .toList();
    }

    private Path folder(String variable, String usual) {
        var environment = console.environment();
        var written = environment.getOrDefault(variable, "");
        var home = written.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", "")).resolve(usual)
                : Path.of(written);
        return home.resolve("slipway");
    }

    private RegistryCredentials credentials(String registry) {
        try {
            var server = RegistryAddress.parse(registry).server();
            return DockerConfig.of(console.environment()).at(server)
                            instanceof Credentials.Password(var user, var password)
                    ? new RegistryCredentials(user, password)
                    : RegistryCredentials.anonymous();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RegistryCredentials.anonymous();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}

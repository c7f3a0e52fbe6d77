package dev.slipway.cli.registry;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.container.ContainerDetails;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.Host;
import dev.slipway.engine.container.Mount;
import dev.slipway.engine.container.Port;
import dev.slipway.engine.container.RestartPolicy;
import dev.slipway.oci.ImageReference;
import dev.slipway.registry.Registry;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.registry.RegistryException;
import dev.slipway.registry.credentials.CredentialSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A registry in a container on the engine's machine, reached through its loopback interface. What it holds is in a volume
 * of the container's name, which outlives it.
 */
final class LocalRegistry {
    private static final String NAME_LABEL = "dev.slipway.registry";
    private static final String PORT_LABEL = "dev.slipway.registry.port";
    private static final String DATA = "/var/lib/docker-registry";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int CONTAINER_PORT = 5000;
    private static final Duration UNTIL_IT_ANSWERS = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Engine engine;
    private final String name;

    /** What a start did. */
    enum Started {
        /** There was none. */
        NEW,
        /** One of another image or at another port, or one that did not run, was replaced. */
        REPLACED,
        /** It ran already. */
        UNCHANGED
    }

    /** How it fares. */
    record State(ContainerDetails container, int port) {
        String registry() {
            return "localhost:" + port;
        }

        boolean running() {
            return container.state().running();
        }
    }

    LocalRegistry(Engine engine, String name) {
        this.engine = engine;
        this.name = name;
    }

    /** How it fares, if there is one; throws where the container of this name is somebody else's. */
    Optional<State> state() {
        return engine.containers().inspect(name).map(container -> {
            if (!container.labels().containsKey(NAME_LABEL)) {
                throw new LocalRegistryException(
                        "the container '" + name + "' is not a registry of Slipway's; choose another name with --name");
            }
            return new State(container, Integer.parseInt(container.labels().getOrDefault(PORT_LABEL, "0")));
        });
    }

    /** Has it run with this image at this port when it returns. */
    Started start(ImageReference image, int port) throws InterruptedException {
        var found = state();
        var imageId = engine.images().inspect(image.toString()).orElseThrow().id();
        if (found.isPresent()
                && found.get().running()
                && found.get().port() == port
                && found.get().container().imageId().equals(imageId)) {
            return Started.UNCHANGED;
        }
        found.ifPresent(
                old -> engine.containers().removeForcibly(old.container().id()));
        var container = run(image, port);
        try {
            awaitAnswer(container, port);
        } catch (LocalRegistryException | InterruptedException e) {
            engine.containers().removeForcibly(container);
            throw e;
        }
        return found.isPresent() ? Started.REPLACED : Started.NEW;
    }

    /** Removes it; whether there was one. What it holds is kept. */
    boolean stop() {
        var found = state();
        found.ifPresent(registry ->
                engine.containers().removeForcibly(registry.container().id()));
        return found.isPresent();
    }

    /** Removes what it held; whether there was anything. */
    boolean removeData() {
        var volume =
                engine.volumes().inspect(name).filter(found -> found.labels().containsKey(NAME_LABEL));
        volume.ifPresent(found -> engine.volumes().remove(found.name()));
        return volume.isPresent();
    }

    private String run(ImageReference image, int port) {
        var labels = Map.of(NAME_LABEL, name, PORT_LABEL, Integer.toString(port));
        engine.volumes().create(name, Map.of(NAME_LABEL, name));
        var host = Host.plain()
                .withMounts(new Mount.Volume(name, DATA, false))
                .withPorts(new Port(CONTAINER_PORT, "tcp", LOOPBACK, port))
                .withRestart(RestartPolicy.UNLESS_STOPPED);
        var container = engine.containers()
                .create(ContainerSpec.of(image.toString())
                        .withName(name)
                        .withLabels(labels)
                        .withHost(host));
        try {
            engine.containers().start(container);
            return container;
        } catch (EngineAnswerException e) {
            engine.containers().removeForcibly(container);
            throw new LocalRegistryException("cannot start the registry at " + LOOPBACK + ":" + port + ": "
                    + e.engineMessage() + "; perhaps the port is taken: choose another with --port");
        }
    }

    private void awaitAnswer(String container, int port) throws InterruptedException {
        var deadline = Instant.now().plus(UNTIL_IT_ANSWERS);
        try (var registry =
                Registry.open(RegistryAddress.parse(LOOPBACK + ":" + port), CredentialSource.anonymous(), Map.of())) {
            while (!answers(registry)) {
                var runs = engine.containers()
                        .inspect(container)
                        .filter(found -> found.state().running())
                        .isPresent();
                if (!runs || Instant.now().isAfter(deadline)) {
                    throw new LocalRegistryException("the registry does not answer at " + LOOPBACK + ":" + port
                            + (runs ? " within " + UNTIL_IT_ANSWERS.toSeconds() + " s" : ": its container ended"));
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private static boolean answers(Registry registry) throws InterruptedException {
        try {
            registry.check();
            return true;
        } catch (RegistryException _) {
            return false;
        }
    }
}

package dev.slipway.catalog.packages;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.container.ContainerDetails;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.ExecSpec;
import dev.slipway.engine.container.Host;
import dev.slipway.engine.container.LogQuery;
import dev.slipway.engine.container.Port;
import dev.slipway.engine.container.Program;
import dev.slipway.oci.ImageReference;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** The container that serves a catalogue's packages. It goes on after the command that started it. */
final class RepositoryContainer {
    private static final int PORT = 8080;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    /** Asked inside of the container, as the engine may be on another machine. */
    private static final String IS_SERVING = "exec 3<>/dev/tcp/127.0.0.1/" + PORT
            + " && printf 'GET /Release HTTP/1.0\\r\\n\\r\\n' >&3 && read -r -t 5 line <&3 && [[ $line == *' 200 '* ]]";

    private final Engine engine;
    private final Catalog catalog;
    private final String name;

    RepositoryContainer(Engine engine, Catalog catalog) {
        this.engine = engine;
        this.catalog = catalog;
        this.name = PackageRepository.name(catalog);
    }

    /** Leaves a container that serves this very image and can be reached from builds; replaces any other. */
    ServedRepository serve(ImageReference image) throws InterruptedException {
        var id = engine.images().inspect(image.toString()).orElseThrow().id();
        var there = engine.containers().inspect(name);
        if (there.isPresent()) {
            requireOurs(there.get());
            var address = address(there.get());
            if (there.get().imageId().equals(id) && address.isPresent() && isServing()) {
                return new ServedRepository(address.get(), name, image.toString());
            }
            engine.containers().removeForcibly(there.get().id());
        }
        engine.containers().start(engine.containers().create(spec(image)));
        awaitServing();
        var address = engine.containers().inspect(name).flatMap(this::address);
        return new ServedRepository(
                address.orElseThrow(() -> fault("builds cannot reach it: the engine gave it no address")),
                name,
                image.toString());
    }

    private ContainerSpec spec(ImageReference image) {
        var host = isHostNetwork() ? Host.plain().withPorts(new Port(PORT, "tcp", "127.0.0.1", 0)) : Host.plain();
        return ContainerSpec.of(image.toString())
                .withName(name)
                .withLabels(PackageContainers.labels(catalog.name(), PackageContainers.REPOSITORY))
                .withProgram(Program.ofImage()
                        .withEnvironment(Map.of("PORT", Integer.toString(PORT), "LISTEN_ADDRESS", "0.0.0.0")))
                .withHost(host);
    }

    private boolean isHostNetwork() {
        return catalog.build().network().equals("host");
    }

    private Optional<URI> address(ContainerDetails container) {
        if (!container.state().running()) {
            return Optional.empty();
        }
        if (isHostNetwork()) {
            return container.ports().stream()
                    .filter(port -> port.containerPort() == PORT && port.hostPort() != 0)
                    .map(port -> URI.create("http://127.0.0.1:" + port.hostPort() + "/"))
                    .findFirst();
        }
        return container.addresses().values().stream()
                .filter(address -> !address.isEmpty())
                .map(address -> URI.create("http://" + address + ":" + PORT + "/"))
                .findFirst();
    }

    private void requireOurs(ContainerDetails container) {
        var ours = PackageContainers.labels(catalog.name(), PackageContainers.REPOSITORY);
        if (!container.labels().entrySet().containsAll(ours.entrySet())) {
            throw new RepositoryException("the name '" + name + "', which the package repository needs, belongs to"
                    + " another container; remove it or rename the catalogue");
        }
    }

    private void awaitServing() throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!isServing()) {
            var running = engine.containers()
                    .inspect(name)
                    .filter(container -> container.state().running())
                    .isPresent();
            if (!running || Instant.now().isAfter(deadline)) {
                throw fault(running ? "it does not answer" : "it ended: " + lastLine());
            }
            Thread.sleep(INTERVAL);
        }
    }

    private boolean isServing() throws InterruptedException {
        try {
            return engine.containers().exec(name, ExecSpec.of("bash", "-c", IS_SERVING), (_, _) -> {}) == 0;
        } catch (EngineAnswerException e) {
            // it does not run, or not yet, or not any more
            return false;
        }
    }

    private String lastLine() throws InterruptedException {
        var printed = new ArrayList<String>();
        var lines = new Lines((_, line) -> printed.add(line));
        engine.containers().logs(name, LogQuery.everything().withTail(1), lines);
        lines.finish();
        return printed.isEmpty() ? "it printed nothing" : printed.getLast();
    }

    private RepositoryException fault(String reason) {
        return new RepositoryException(
                "the package repository '" + name + "' does not serve: " + reason + "; see 'docker logs " + name + "'");
    }
}

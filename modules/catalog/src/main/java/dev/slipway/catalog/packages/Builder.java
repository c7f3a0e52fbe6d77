package dev.slipway.catalog.packages;

import dev.slipway.catalog.build.Surroundings;
import dev.slipway.catalog.definition.Catalog;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineInterruptedException;
import dev.slipway.engine.api.Upload;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.Host;
import dev.slipway.engine.container.LogQuery;
import dev.slipway.engine.container.Mount;
import dev.slipway.engine.container.Output;
import dev.slipway.engine.container.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Runs the program of the image {@code package-builder} in containers that are gone when a call returns. Files go in and
 * out through the engine, which may be on another machine. Safe for use by many threads.
 */
final class Builder {
    private static final String WORK = "/build";

    private final Engine engine;
    private final Catalog catalog;
    private final String image;
    private final String run;
    private final Surroundings surroundings;

    /**
     * A builder.
     *
     * @param image reference of the image
     * @param run tells this run from all others; package lists are fetched once for each
     */
    Builder(Engine engine, Catalog catalog, String image, String run, Surroundings surroundings) {
        this.engine = engine;
        this.catalog = catalog;
        this.image = image;
        this.run = run;
        this.surroundings = surroundings;
    }

    /**
     * Runs the program and returns its exit code.
     *
     * @param sources a tar that is unpacked into the working folder first
     * @param packages an existing folder that package files are put into when it succeeds
     * @param output told each line it prints
     */
    int run(List<String> words, Upload sources, Path packages, BiConsumer<Output, String> output)
            throws InterruptedException, IOException {
        var id = engine.containers().create(spec(words));
        try {
            engine.containers().copyTo(id, WORK, sources);
            copyCertificates(id);
            engine.containers().start(id);
            var lines = new Lines(output);
            engine.containers().logs(id, LogQuery.everything().following(), lines);
            lines.finish();
            var code = engine.containers().await(id);
            if (code == 0) {
                fetch(id, packages);
            }
            return code;
        } catch (EngineInterruptedException e) {
            Thread.interrupted();
            var interrupt = new InterruptedException(e.getMessage());
            interrupt.initCause(e);
            throw interrupt;
        } finally {
            remove(id);
        }
    }

    private void fetch(String id, Path packages) throws IOException, InterruptedException {
        try (var tar = engine.containers().copyFrom(id, WORK + "/out")) {
            PackageTar.unpack(image, tar, packages);
        }
    }

    private void copyCertificates(String id) {
        var certificates = surroundings.secrets().get("ca");
        if (certificates != null) {
            engine.containers().copyTo(id, "/etc/ssl/certs", stream -> {
                try (var tar = new TarWriter(stream, Instant.EPOCH)) {
                    tar.file("ca-certificates.crt", 0644, certificates);
                }
            });
        }
    }

    /** Even when the thread is interrupted, or because it is. */
    private void remove(String id) {
        var interrupted = Thread.interrupted();
        try {
            engine.containers().removeForcibly(id);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ContainerSpec spec(List<String> words) {
        var environment = new HashMap<>(surroundings.proxies());
        environment.put("SLIPWAY_RUN", run);
        environment.put("SLIPWAY_MIRRORS", mirrors());
        var network = catalog.build().network();
        return ContainerSpec.of(image)
                .withLabels(labels())
                .withProgram(Program.ofImage()
                        .withCommand(words.toArray(String[]::new))
                        .withEnvironment(environment))
                .withHost(Host.plain()
                        .withNetwork(network.equals("default") ? "" : network)
                        .withMounts(cache("archives", "/var/cache/apt"), cache("lists", "/var/lib/apt/lists")));
    }

    private String mirrors() {
        var distribution = catalog.distribution();
        return distribution == null ? "" : String.join(";", distribution.mirrors());
    }

    private Mount cache(String kind, String target) {
        var name = catalog.name() + "-package-builder-" + kind;
        engine.volumes().create(name, labels());
        return new Mount.Volume(name, target, false);
    }

    /** A tar without files. */
    static Upload nothing() {
        return stream -> new TarWriter(stream, Instant.EPOCH).close();
    }

    private Map<String, String> labels() {
        return PackageContainers.labels(catalog.name(), PackageContainers.BUILDER);
    }
}

package dev.slipway.cli.source;

import dev.slipway.cli.output.Humane;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.Host;
import dev.slipway.engine.container.OutputListener;
import dev.slipway.engine.container.Port;
import java.util.List;
import java.util.Map;

/** Runs images in containers that are removed when they end. */
record ImageRun(SourceSession session) {
    private static final String LABEL = "dev.slipway.trial";

    /** Runs an image with all its ports published; returns its exit code. */
    int run(String image) throws InterruptedException {
        var ports =
                session.engine().images().inspect(image).orElseThrow().config().exposedPorts();
        var spec = ContainerSpec.of(image)
                .withLabels(Map.of(LABEL, "run"))
                .withHost(Host.plain()
                        .withPorts(ports.stream().map(ImageRun::port).toArray(Port[]::new)));
        return run(spec, !ports.isEmpty());
    }

    /** Runs a program of an image, whatever its entrypoint; returns its exit code. */
    int run(String image, String program) throws InterruptedException {
        var spec = ContainerSpec.of(image).withLabels(Map.of(LABEL, "usage"));
        return run(spec.withProgram(spec.program().withEntrypoint(program)), false);
    }

    private int run(ContainerSpec spec, boolean withPorts) throws InterruptedException {
        var engine = session.engine();
        var container = engine.containers().create(spec);
        try (var streams = engine.containers().attach(container)) {
            engine.containers().start(container);
            if (withPorts) {
                tellPorts(container);
            }
            streams.run(
                    OutputListener.to(session.console().out(), session.console().err()));
            return engine.containers().await(container);
        } finally {
            var interrupted = Thread.interrupted();
            engine.containers().removeForcibly(container);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void tellPorts(String container) {
        var ports = session.engine()
                .containers()
                .inspect(container)
                .map(details -> details.ports())
                .orElse(List.of());
        session.console()
                .err()
                .println("running, " + Humane.count(ports.size(), "port") + " published; Ctrl-C ends it");
        ports.forEach(port -> session.console()
                .err()
                .println("  " + port.containerPort() + "/" + port.protocol() + " is at port " + port.hostPort()));
    }

    private static Port port(String exposed) {
        var slash = exposed.indexOf('/');
        var number = Integer.parseInt(slash < 0 ? exposed : exposed.substring(0, slash));
        return new Port(number, slash < 0 ? "tcp" : exposed.substring(slash + 1), "", 0);
    }
}

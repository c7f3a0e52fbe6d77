package dev.slipway.cli.ship;

import dev.slipway.catalog.ship.PushReport;
import dev.slipway.cli.catalog.BuildRun;
import dev.slipway.cli.catalog.BuildingOptions;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.catalog.SelectionOptions;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.registry.Registry;
import dev.slipway.registry.credentials.DockerConfig;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "push",
        description = {
            "Push the chosen images (default: all) to a registry; build first what is missing.",
            "Each layer is sent once; names move only when every image is there."
        })
public final class PushCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private BuildingOptions building;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the names of the images in the registry only.")
    private boolean quiet;

    @Option(
            names = "--to",
            paramLabel = "REGISTRY[/PREFIX]",
            description = {
                "Where to, such as localhost:5100 (default: the registry of catalog.yaml).",
                "With a prefix, all images stand below it, in place of the catalogue's own path."
            })
    private @Nullable String target;

    /** The command on this console. */
    public PushCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var options = building.read();
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            var chosen = selection.of(recipes);
            var place = PushTarget.of(target, recipes.graph().catalog().registry());
            try (var _ = session.alone(recipes)) {
                var exitCode = new BuildRun(console, session, recipes, options).run(chosen, Map.of());
                return exitCode == ExitCode.DONE ? push(new ShipSession(session, recipes), chosen, place) : exitCode;
            }
        }
    }

    private int push(ShipSession ship, Collection<String> chosen, PushTarget place) throws InterruptedException {
        var started = Instant.now();
        try (var registry =
                Registry.open(place.registry(), DockerConfig.of(console.environment()), console.environment())) {
            PushReport report = ship.shipping().push(ship.images(chosen), place::name, registry);
            new PushText(console, output, quiet).print(report, started);
            return ExitCode.DONE;
        }
    }
}

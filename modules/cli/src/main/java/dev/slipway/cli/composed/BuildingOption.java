package dev.slipway.cli.composed;

import dev.slipway.cli.output.Console;
import dev.slipway.compose.ComposeProject;
import dev.slipway.compose.application.BuiltImage;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.server.Listen;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Whether images are built that a Compose file says how to build: where there are none, unless told otherwise. */
public final class BuildingOption {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    @Option(
            names = "--build",
            description = "Build images even when there are some already; unchanged steps are quick.")
    private boolean build;

    @Option(names = "--no-build", description = "Build no images, even where there are none.")
    private boolean noBuild;

    /**
     * Builds what is to be built; false when it failed, which was said then.
     *
     * @throws IllegalArgumentException when it is to be built for a server of another machine
     */
    public boolean build(ComposeProject project, Console console) throws InterruptedException {
        var images = images(project, console);
        if (images.isEmpty()) {
            return true;
        }
        try (var engine = Engine.open(EngineAddress.fromEnvironment(console.environment()))) {
            var wanted = wanted(images, engine, build);
            return wanted.isEmpty() || new ServiceImages(console, engine, project).build(wanted);
        }
    }

    private List<BuiltImage> images(ComposeProject project, Console console) {
        if (build && noBuild) {
            throw new IllegalArgumentException("--build and --no-build contradict each other; take one of them");
        }
        var images = noBuild ? List.<BuiltImage>of() : BuiltImage.of(project);
        if (!images.isEmpty() && isElsewhere(console)) {
            throw new IllegalArgumentException("'" + names(images)
                    + "' would be built by the engine of this machine, but run by that of "
                    + server(console) + "; build there, or give --no-build if the images are there");
        }
        return images;
    }

    private static boolean isElsewhere(Console console) {
        var server = server(console);
        return !server.isEmpty() && !LOOPBACK.contains(Listen.parse(server).host());
    }

    private static String server(Console console) {
        return console.environment().getOrDefault("SLIPWAY_SERVER", "");
    }

    /** What would be built, one line each; nothing is built. */
    public static List<String> plan(ComposeProject project, Console console) {
        var images = BuiltImage.of(project);
        if (images.isEmpty() || isElsewhere(console)) {
            return List.of();
        }
        try (var engine = Engine.open(EngineAddress.fromEnvironment(console.environment()))) {
            return wanted(images, engine, false).stream()
                    .map(image -> image.service() + ": build image " + image.reference() + " from "
                            + image.source().context())
                    .toList();
        }
    }

    private static List<BuiltImage> wanted(List<BuiltImage> images, Engine engine, boolean all) {
        return images.stream()
                .filter(image -> all
                        || image.always()
                        || engine.images().inspect(image.reference()).isEmpty())
                .toList();
    }

    private static String names(List<BuiltImage> images) {
        return images.stream().map(BuiltImage::service).collect(Collectors.joining("', '"));
    }
}

package dev.slipway.cli.ship;

import dev.slipway.catalog.ship.ArchivePush;
import dev.slipway.catalog.ship.EngineLoad;
import dev.slipway.catalog.ship.ImageArchive;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.registry.Registry;
import dev.slipway.registry.credentials.DockerConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "load",
        description = {
            "Take the images of an archive made by 'save' into the engine, or push them to a registry.",
            "Layers that the archive leaves out must be there."
        })
public final class LoadCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "ARCHIVE", description = "The archive.")
    private Path file;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the names of the images only.")
    private boolean quiet;

    @Option(
            names = "--to",
            paramLabel = "REGISTRY[/PREFIX]",
            description = "A registry in place of the engine, such as localhost:5100.")
    private @Nullable String target;

    /** The command on this console. */
    public LoadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var archive = ImageArchive.open(console.folder().resolve(file));
        if (target == null) {
            load(archive);
        } else {
            push(archive, PushTarget.parse(target));
        }
        return ExitCode.DONE;
    }

    private void load(ImageArchive archive) throws InterruptedException {
        var images = archive.images();
        try (var session = EngineSession.open(console)) {
            new EngineLoad(session.engine(), archive).load(images);
        }
        images.forEach(image -> console.out().println(image.reference()));
    }

    private void push(ImageArchive archive, PushTarget place) throws InterruptedException {
        var started = Instant.now();
        try (var registry =
                Registry.open(place.registry(), DockerConfig.of(console.environment()), console.environment())) {
            new PushText(console, output, quiet).print(new ArchivePush(archive, registry).push(place::name), started);
        }
    }
}

package dev.slipway.cli.images;

import dev.slipway.catalog.definition.ArtifactSettings;
import dev.slipway.cli.catalog.BuildingOptions;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.ImagePreparation;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import java.util.Collection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "artifact",
        description = {
            "Make the catalogue's artifacts: archives of Ansible code with all roles it depends on.",
            "Prints where they are. Does nothing for one whose repositories did not change."
        })
final class ArtifactCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private BuildingOptions building;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the names of the artifacts only.")
    private boolean quiet;

    ArtifactCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return ImagePreparation.alone(console, catalog, building.read(), preparation -> {
            preparation.makeArtifacts();
            print(preparation.recipes().graph().catalog().artifacts().values());
            return ExitCode.DONE;
        });
    }

    private void print(Collection<ArtifactSettings> artifacts) {
        if (output.isJson()) {
            console.json(json(artifacts));
        } else {
            artifacts.forEach(artifact -> console.out().println(quiet ? artifact.name() : artifact.file()));
        }
    }

    private static ObjectNode json(Collection<ArtifactSettings> artifacts) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1);
        var list = json.putArray("artifacts");
        artifacts.forEach(artifact -> list.addObject()
                .put("name", artifact.name())
                .put("file", artifact.file().toString()));
        return json;
    }
}

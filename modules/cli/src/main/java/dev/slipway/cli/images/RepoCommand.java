package dev.slipway.cli.images;

import dev.slipway.catalog.apt.PackageFile;
import dev.slipway.catalog.packages.PackageStore.Stored;
import dev.slipway.catalog.packages.ServedRepository;
import dev.slipway.cli.catalog.BuildingOptions;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.ImagePreparation;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "repo",
        description = {
            "Serve the catalogue's packages to builds, from a container that goes on after this command.",
            "Packages that are not there are built first. Prints the repository's address."
        })
final class RepoCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private BuildingOptions building;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private OutputOptions.Format format = OutputOptions.Format.TEXT;

    RepoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return ImagePreparation.alone(console, catalog, building.read(), preparation -> {
            preparation.serve();
            var served = preparation.repository().orElseThrow();
            if (format == OutputOptions.Format.JSON) {
                console.json(json(preparation, served));
            } else {
                console.out().println(served.address());
            }
            return ExitCode.DONE;
        });
    }

    /** One line on what serves what. */
    static String describe(ImagePreparation preparation, ServedRepository served) {
        return served.container() + " serves " + files(preparation).size() + " packages at " + served.address();
    }

    private static ObjectNode json(ImagePreparation preparation, ServedRepository served) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1);
        json.put("address", served.address().toString());
        json.put("container", served.container());
        json.put("image", served.image());
        json.put("packages", files(preparation).size());
        return json;
    }

    private static List<PackageFile> files(ImagePreparation preparation) {
        return preparation
                .packages()
                .map(Stored::content)
                .map(content -> content.files())
                .orElse(List.of());
    }
}

package dev.slipway.cli.images;

import dev.slipway.catalog.apt.PackageFile;
import dev.slipway.catalog.packages.PackageStore.Stored;
import dev.slipway.cli.catalog.BuildingOptions;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.ImagePreparation;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "package-build",
        description = {
            "Build the catalogue's packages from sources, as far as none are given and a source changed.",
            "Lists the packages there are then."
        })
final class PackageBuildCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private BuildingOptions building;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the names of the package files only.")
    private boolean quiet;

    PackageBuildCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return ImagePreparation.alone(console, catalog, building.read(), preparation -> {
            preparation.buildPackages();
            print(preparation.packages().orElseThrow());
            return ExitCode.DONE;
        });
    }

    private void print(Stored packages) {
        if (quiet) {
            packages.content().files().forEach(file -> console.out().println(file.file()));
        } else if (output.isJson()) {
            console.json(json(packages));
        } else {
            console.out().print(table(packages));
        }
    }

    private static Table table(Stored packages) {
        var table = new Table("PACKAGE", "VERSION", "ARCHITECTURE", "SIZE", "FILE");
        for (var file : packages.content().files()) {
            var content = file.content();
            table.add(
                    content.name(),
                    content.version().toString(),
                    content.architecture(),
                    Humane.size(file.size()),
                    file.file());
        }
        return table;
    }

    private static ObjectNode json(Stored packages) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1).put("folder", packages.folder().toString());
        var list = json.putArray("packages");
        packages.content().files().forEach(file -> list.add(json(file)));
        return json;
    }

    private static ObjectNode json(PackageFile file) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", file.content().name())
                .put("version", file.content().version().toString())
                .put("architecture", file.content().architecture())
                .put("source", file.content().source())
                .put("file", file.file())
                .put("size", file.size())
                .put("sha256", file.sha256().hex());
    }
}

package dev.slipway.cli.images;

import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.ImageArgument;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "dockerfile",
        description = {
            "Print the Dockerfile an image is built from.",
            "'docker build -f - FOLDER' with the image's folder builds the same image from it."
        })
final class DockerfileCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private ImageArgument image;

    DockerfileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var recipes = catalog.read(console);
        console.out().print(recipes.recipe(image.of(recipes.graph().catalog())).dockerfile());
        return ExitCode.DONE;
    }
}

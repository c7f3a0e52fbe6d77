package dev.slipway.cli.catalog;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.yaml.InputException;
import dev.slipway.yaml.Suggestion;
import picocli.CommandLine.Parameters;

/** The one image a command is about. */
public final class ImageArgument {
    @Parameters(paramLabel = "NAME", description = "The image's name.")
    private String name = "";

    public String of(Catalog catalog) {
        if (!catalog.images().containsKey(name)) {
            throw new InputException("no image '" + name + "' in the catalogue"
                    + Suggestion.didYouMean(name, catalog.images().keySet()));
        }
        return name;
    }
}

package dev.slipway.catalog;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.definition.CatalogReader;
import dev.slipway.catalog.graph.ImageGraph;
import dev.slipway.catalog.recipe.RecipeBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a catalogue, written file by file. */
public record CatalogFolder(Path root) {

    /** Writes a file and the folders around it. */
    public CatalogFolder file(String path, String text) {
        var file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** As {@link #file}, line by line. */
    public CatalogFolder with(String path, String... lines) {
        return file(path, String.join("\n", lines) + "\n");
    }

    /** Writes an image.yaml that says no more than where the image stands on. */
    public CatalogFolder from(String image, String parent) {
        return file(image + "/image.yaml", "from: " + parent + "\n");
    }

    /** Writes a Dockerfile. */
    public CatalogFolder dockerfile(String image, String text) {
        return file(image + "/Dockerfile", text);
    }

    public Catalog read() {
        return CatalogReader.read(root);
    }

    public ImageGraph graph() {
        return ImageGraph.of(read());
    }

    public RecipeBook recipes() {
        return new RecipeBook(graph());
    }
}

package dev.slipway.catalog.build;

import dev.slipway.catalog.definition.CatalogReader;
import dev.slipway.catalog.graph.ImageGraph;
import dev.slipway.catalog.recipe.RecipeBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A catalogue that a test writes into a folder. */
record TestCatalog(Path root) {
    /** Writes a file of the catalogue. */
    TestCatalog with(String path, String... lines) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
        return this;
    }

    RecipeBook read() {
        return new RecipeBook(ImageGraph.of(CatalogReader.read(root)));
    }
}

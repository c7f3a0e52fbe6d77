package dev.slipway.catalog.build;

import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.engine.Engine;
import dev.slipway.engine.container.ContainerSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads configuration files as an image's packages installed them, without starting anything. */
public final class PackagedFiles {
    private PackagedFiles() {}

    /**
     * The texts of these files in an image; a file that the image does not have is left out.
     *
     * @param image id or reference
     * @param paths of configuration files that the image writes at its start
     */
    public static Map<String, String> read(Engine engine, String image, List<String> paths)
            throws IOException, InterruptedException {
        var container = engine.containers().create(ContainerSpec.of(image));
        try {
            var texts = new HashMap<String, String>();
            for (var path : paths) {
                try (var tar =
                        new TarArchiveInputStream(engine.containers().copyFrom(container, RecipeBook.packaged(path)))) {
                    tar.getNextEntry();
                    texts.put(path, new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return texts;
        } finally {
            engine.containers().remove(container);
        }
    }
}

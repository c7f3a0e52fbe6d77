package dev.slipway.catalog.build;

import dev.slipway.catalog.recipe.Recipe;
import dev.slipway.engine.build.BuildContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an image of a catalogue is built from.
 *
 * @param temporary a folder for files that are needed for a while
 */
record RecipeSources(Recipe recipe, Path temporary, BuildLog log) implements ImageBuild.Sources {
    @Override
    public BuildContext ready(Consumer<String> output) throws IOException, InterruptedException {
        return new ContextTar("Dockerfile", recipe.dockerfile(), recipe.context(), rootFileSystem(output));
    }

    private @Nullable Path rootFileSystem(Consumer<String> output) throws IOException, InterruptedException {
        var command = recipe.bootstrapCommand();
        if (command.isEmpty()) {
            return null;
        }
        var target = temporary.resolve(recipe.name() + ".tar");
        log.step(recipe.name(), "mmdebstrap " + command.get().suite());
        Bootstrap.run(command.get(), target, output);
        return target;
    }
}

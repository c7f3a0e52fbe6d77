package dev.slipway.cli.composed;

import dev.slipway.catalog.build.ContextTar;
import dev.slipway.catalog.build.ImageBuild;
import dev.slipway.catalog.recipe.ContextFolder;
import dev.slipway.catalog.recipe.IgnoreFile;
import dev.slipway.compose.application.BuiltImage;
import dev.slipway.engine.build.BuildContext;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the image of a service is built from.
 *
 * @param folder the context
 * @param path of the Dockerfile in what is sent
 * @param dockerfile its text
 * @param file where the Dockerfile is, or null for one in the Compose file
 */
record ServiceSources(
        Path folder,
        String path,
        String dockerfile,
        @Nullable Path file) implements ImageBuild.Sources {
    /** Where a Dockerfile is sent that the context does not have. */
    private static final String EXTRA = ".slipway.dockerfile";

    /** Finds it; throws {@link InputException} when it is not there. */
    static ServiceSources of(BuiltImage image) {
        var source = image.source();
        var field = "services." + image.service() + ".build";
        if (source.context().contains("://") || source.context().startsWith("git@")) {
            throw new InputException(field + ".context: '" + source.context()
                    + "' is an address; only folders of this machine are built");
        }
        var folder = Path.of(source.context());
        if (!Files.isDirectory(folder)) {
            throw new InputException(field + ".context: there is no folder '" + folder + "'");
        }
        if (source.dockerfileInline() != null) {
            return new ServiceSources(folder, EXTRA, source.dockerfileInline(), null);
        }
        var name = source.dockerfile() == null ? "Dockerfile" : source.dockerfile();
        var file = folder.resolve(name).normalize();
        var path = file.startsWith(folder.normalize())
                ? folder.normalize().relativize(file).toString()
                : EXTRA;
        return new ServiceSources(folder, path, text(field, file), file);
    }

    private static String text(String field, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputException(
                    field + ".dockerfile: '" + file + "' " + (Files.exists(file) ? "cannot be read" : "is not there"));
        }
    }

    @Override
    public BuildContext ready(Consumer<String> output) throws IOException {
        var files = ContextFolder.files(folder, ignore()).stream()
                .filter(other -> !other.path().equals(path))
                .toList();
        return new ContextTar(path, dockerfile, files, null);
    }

    /** A Dockerfile's own ignore file goes before that of the folder (Dockerfile reference, "Filename and location"). */
    private IgnoreFile ignore() throws IOException {
        var own = file == null ? null : file.resolveSibling(file.getFileName() + ".dockerignore");
        return IgnoreFile.read(own != null && Files.exists(own) ? own : folder.resolve(".dockerignore"));
    }
}

package dev.slipway.cli.source;

import dev.slipway.source.build.Builder;
import dev.slipway.source.contract.ArtifactPath;
import dev.slipway.yaml.InputException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What source is built with. */
final class BuilderOptions {
    private static final String CARTRIDGE = "cartridge:";

    @Option(
            names = "--runtime-image",
            paramLabel = "IMAGE",
            description = "Image the application runs in, where that is not the builder image.")
    private String runtimeImage = "";

    @Option(
            names = {"-a", "--runtime-artifact"},
            paramLabel = "SRC[:DST]",
            description = "What the runtime image gets of the builder: an absolute path there, and a folder within the"
                    + " working folder of the runtime image (default: what that image says).")
    private List<String> artifacts = List.of();

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Folder of the builder that is kept between builds of this tag, and is in no image.")
    private List<String> caches = List.of();

    /** As chosen, with this image. */
    Builder read(String image) {
        if (image.startsWith(CARTRIDGE)) {
            throw new InputException("'" + image + "': there are no cartridges yet; name a builder image");
        }
        if (runtimeImage.isEmpty() && !artifacts.isEmpty()) {
            throw new InputException("--runtime-artifact goes with --runtime-image only");
        }
        var folders = new ArrayList<String>();
        for (var folder : caches) {
            if (!folder.matches("/[^\\s,\"\\\\]+")) {
                throw new InputException("--cache: '" + folder
                        + "' is no absolute path, or has a space, comma, quote or backslash in it");
            }
            folders.add(folder);
        }
        var builder = Builder.ofImage(image).withCaches(folders);
        return runtimeImage.isEmpty()
                ? builder
                : builder.withRuntime(
                        runtimeImage,
                        artifacts.stream().map(ArtifactPath::parse).toList());
    }
}

package dev.slipway.catalog.packages;

import dev.slipway.catalog.build.BuildLog;
import dev.slipway.catalog.build.Surroundings;
import dev.slipway.catalog.build.Workspace;
import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.platform.PlatformImages;
import dev.slipway.engine.Engine;
import dev.slipway.yaml.InputException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * What packages of a catalogue are made and served with.
 *
 * @param workspace of the catalogue
 * @param images gives the images of the builder and the repository
 * @param environment of the process
 * @param log is told what happens
 */
public record Workshop(
        Engine engine,
        Catalog catalog,
        Workspace workspace,
        PlatformImages images,
        Map<String, String> environment,
        BuildLog log) {

    /** Where logs of this preparation are kept, apart from those of the catalogue's images. */
    public Workspace logs() {
        return new Workspace(workspace.kept("prep"));
    }

    /** The builder of one run. */
    Builder builder() throws InterruptedException {
        var image = images.current(PackageContainers.BUILDER).toString();
        return new Builder(engine, catalog, image, UUID.randomUUID().toString(), Surroundings.of(environment));
    }

    /** Packages cannot be made or served without a network. */
    void requireNetwork() {
        if (catalog.build().network().equals("none")) {
            throw new InputException(
                    settingsFile(),
                    "build.network: is 'none', but builds fetch packages from their repository over the network; write"
                            + " host or default");
        }
    }

    Path settingsFile() {
        return catalog.root().resolve("catalog.yaml");
    }
}

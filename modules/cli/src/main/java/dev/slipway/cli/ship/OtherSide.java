package dev.slipway.cli.ship;

import dev.slipway.catalog.ship.DigestList;
import dev.slipway.catalog.ship.ShippedImage;
import dev.slipway.catalog.ship.Shipping;
import dev.slipway.cli.output.Console;
import dev.slipway.oci.Digest;
import dev.slipway.registry.Registry;
import dev.slipway.registry.credentials.DockerConfig;
import dev.slipway.yaml.InputException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the side that gets an archive has already: digests on lists, and what registries hold. */
public final class OtherSide {
    private final Console console;
    private final Set<Digest> listed = new HashSet<>();
    private final List<PushTarget> registries = new ArrayList<>();

    /** Reads the lists, so that a fault in one shows before anything is done. */
    OtherSide(Console console, List<String> names) {
        this.console = console;
        names.forEach(this::add);
    }

    /** Those layers of the images that it has. */
    Set<Digest> layers(List<ShippedImage> images) throws InterruptedException {
        var layers = new HashSet<>(listed);
        for (var place : registries) {
            try (var registry =
                    Registry.open(place.registry(), DockerConfig.of(console.environment()), console.environment())) {
                layers.addAll(Shipping.layersIn(registry, images, place::name));
            }
        }
        return layers;
    }

    private void add(String name) {
        var file = console.folder().resolve(name);
        if (Files.exists(file)) {
            listed.addAll(DigestList.read(file));
            return;
        }
        try {
            registries.add(PushTarget.parse(name));
        } catch (InputException e) {
            throw new InputException("--only-missing-from: '" + name + "' is neither a file nor a registry");
        }
    }
}

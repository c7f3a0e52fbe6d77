package dev.slipway.cli.contents;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.layers.ImageAbsentException;
import dev.slipway.cli.output.Console;
import dev.slipway.engine.Engine;
import dev.slipway.oci.ImageReference;
import dev.slipway.registry.Registry;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.registry.credentials.DockerConfig;
import dev.slipway.yaml.Suggestion;
import java.util.Optional;

/** Where an image is that somebody named. */
sealed interface NamedImage {
    /** What such a name may be. */
    String DESCRIPTION =
            "An image of the catalogue, any other name or id in the engine, or else an image in a registry,"
                    + " such as localhost:5100/slipway/redis:trixie.";

    /**
     * In the engine.
     *
     * @param reference as the engine knows it
     */
    record InEngine(String reference, String id) implements NamedImage {}

    /** If anywhere, then in the registry that its name names. */
    record InRegistry(ImageReference reference) implements NamedImage {}

    /**
     * Looks for an image of the catalogue, of the engine, of a registry.
     *
     * @throws ImageAbsentException when it can be none of these
     */
    static NamedImage find(String name, Catalog catalog, Engine engine) {
        var ours = catalog.images().containsKey(name);
        var reference = ours ? catalog.reference(name).toString() : name;
        var found = engine.images().inspect(reference);
        if (found.isPresent()) {
            return new InEngine(reference, found.get().id());
        }
        if (ours) {
            throw new ImageAbsentException(
                    "'" + name + "' is not in the engine; run 'slipway images build " + name + "'");
        }
        return parse(name)
                .filter(parsed -> parsed.registry() != null)
                .<NamedImage>map(InRegistry::new)
                .orElseThrow(() -> new ImageAbsentException("no image '" + name + "' in the catalogue or the engine"
                        + Suggestion.didYouMean(name, catalog.images().keySet())));
    }

    /** The registry that a reference names; the caller closes it. */
    static Registry registry(ImageReference reference, Console console) {
        return Registry.open(
                RegistryAddress.of(reference), DockerConfig.of(console.environment()), console.environment());
    }

    private static Optional<ImageReference> parse(String name) {
        try {
            return Optional.of(ImageReference.parse(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

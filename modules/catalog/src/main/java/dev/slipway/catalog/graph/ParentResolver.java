package dev.slipway.catalog.graph;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.definition.ImageDefinition;
import dev.slipway.catalog.definition.ImageDefinition.Declared;
import dev.slipway.oci.ImageReference;
import dev.slipway.yaml.InputException;
import dev.slipway.yaml.Suggestion;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a reference means an image of the catalogue. Registry and tag do not matter: {@code nova},
 * {@code 10.0.0.1:5100/nova} and {@code michaelhenkel/nova:liberty} all mean the catalogue's {@code nova}. A reference
 * with a digest, one that catalog.yaml lists as external, and one with the image's own name ({@code FROM redis:8} in
 * the folder {@code redis}) are foreign.
 */
public final class ParentResolver {
    private final Catalog catalog;
    private final List<Glob> external;

    /** A resolver for the images of this catalogue. */
    public ParentResolver(Catalog catalog) {
        this.catalog = catalog;
        this.external = catalog.build().external().stream().map(Glob::new).toList();
    }

    /**
     * The name of the image of this catalogue that the reference means; empty for a foreign image.
     *
     * @param line where it stands in the file
     */
    Optional<String> resolve(ImageDefinition image, String text, int line) {
        var reference = parse(image, text, line);
        var ours = nameOf(image.name(), text, reference);
        if (ours.isEmpty() && mustBeOurs(image, text, reference)) {
            throw new InputException(image.file(), line, problem(image.name() + " → " + reference.name(), reference));
        }
        return ours;
    }

    private String problem(String path, ImageReference reference) {
        var names = catalog.images().keySet();
        return names.contains(reference.name())
                ? "stands on itself: " + path + "; an image of a registry needs its full name, such as "
                        + reference.name() + ":latest"
                : path + ": no such image in the catalogue" + Suggestion.didYouMean(reference.name(), names);
    }

    /** As {@link #resolve}, for a text that was resolved before and is known to be right. */
    public Optional<String> nameOf(String image, String text) {
        return nameOf(image, text, ImageReference.parse(text));
    }

    private Optional<String> nameOf(String image, String text, ImageReference reference) {
        var known = catalog.images().containsKey(reference.name());
        var foreign = reference.digest() != null
                || reference.name().equals(image)
                || external.stream().anyMatch(glob -> glob.matches(text));
        return known && !foreign ? Optional.of(reference.name()) : Optional.empty();
    }

    /** A plain name in an image.yaml, and anything that carries the catalogue's own prefix, cannot be foreign. */
    private boolean mustBeOurs(ImageDefinition image, String text, ImageReference reference) {
        if (external.stream().anyMatch(glob -> glob.matches(text))) {
            return false;
        }
        var plain = image.source() instanceof Declared && text.equals(reference.name());
        var prefix = catalog.registry() + "/";
        var prefixed = prefix.length() > 1 && text.startsWith(prefix) && reference.digest() == null;
        return plain || prefixed;
    }

    private static ImageReference parse(ImageDefinition image, String text, int line) {
        try {
            return ImageReference.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InputException(image.file(), line, "'" + text + "': " + e.getMessage());
        }
    }
}

package dev.slipway.catalog.contents;

import dev.slipway.catalog.layers.LayeredImage;

/**
 * Looks into the layers of one image, from the top down, and no further than to the one with the database of dpkg: no
 * engine need have the image.
 */
public final class LayeredContents implements ContentsSource {
    private final LayeredImage image;

    /** Looks into this image, and no other. */
    public LayeredContents(LayeredImage image) {
        this.image = image;
    }

    @Override
    public Contents read(String id) throws InterruptedException {
        if (!id.equals(image.id())) {
            throw new IllegalArgumentException("'" + image.name() + "' is " + image.id() + ", not '" + id + "'");
        }
        var found = new DpkgLayer(image.name());
        for (var layer : image.manifest().layers().reversed()) {
            if (found.isComplete()) {
                break;
            }
            var lower = new DpkgLayer(image.name());
            image.read(layer, lower);
            found = found.over(lower);
        }
        return found.contents();
    }
}

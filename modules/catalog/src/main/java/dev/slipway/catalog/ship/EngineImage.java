package dev.slipway.catalog.ship;

import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageReference;

/**
 * An image of the catalogue as an engine holds it.
 *
 * @param name its name in the catalogue
 * @param reference its name in the engine
 * @param id digest of its configuration
 */
public record EngineImage(String name, ImageReference reference, Digest id) {}

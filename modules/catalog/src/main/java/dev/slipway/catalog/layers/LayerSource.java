package dev.slipway.catalog.layers;

import dev.slipway.oci.Descriptor;
import java.io.IOException;
import java.io.InputStream;

/** Where layers can be had. */
@FunctionalInterface
public interface LayerSource {
    /** The content of a layer, as it is in a registry; the caller closes it. */
    InputStream open(Descriptor layer) throws IOException, InterruptedException;
}

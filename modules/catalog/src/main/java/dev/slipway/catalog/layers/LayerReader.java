package dev.slipway.catalog.layers;

import java.io.IOException;
import java.io.InputStream;

/** Is told what a layer holds, in the order in which it stands there. */
@FunctionalInterface
public interface LayerReader {
    /**
     * One entry.
     *
     * @param content of a regular file; need not be read
     */
    void entry(LayerEntry entry, InputStream content) throws IOException;
}

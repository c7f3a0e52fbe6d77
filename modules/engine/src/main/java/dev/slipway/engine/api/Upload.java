package dev.slipway.engine.api;

import java.io.IOException;
import java.io.OutputStream;

/** Content that is written out piece by piece, so that its size does not matter. */
@FunctionalInterface
public interface Upload {
    /** Writes everything to the stream and leaves it open. */
    void writeTo(OutputStream out) throws IOException;
}

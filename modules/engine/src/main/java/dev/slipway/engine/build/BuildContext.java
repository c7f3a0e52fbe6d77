package dev.slipway.engine.build;

import java.io.IOException;
import java.io.OutputStream;

/** The files a build can see, the Dockerfile among them. */
@FunctionalInterface
public interface BuildContext {
    /**
     * Writes the files as a tar archive, for instance with {@link TarWriter}, and leaves the stream open.
     *
     * <p>What it throws ends the build with an {@link dev.slipway.engine.api.UploadException}.
     */
    void writeTo(OutputStream tar) throws IOException;
}

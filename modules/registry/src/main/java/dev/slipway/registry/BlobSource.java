package dev.slipway.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Content to be pushed; it is read again from somewhere when a connection broke. */
@FunctionalInterface
public interface BlobSource {
    /** The content from this byte on; the caller closes it. */
    InputStream open(long offset) throws IOException;

    /** These bytes. */
    static BlobSource of(byte[] content) {
        return offset -> new ByteArrayInputStream(content, (int) offset, content.length - (int) offset);
    }

    /** The content of a file. */
    static BlobSource of(Path file) {
        return offset -> Channels.newInputStream(
                FileChannel.open(file, StandardOpenOption.READ).position(offset));
    }
}

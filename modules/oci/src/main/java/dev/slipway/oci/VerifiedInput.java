package dev.slipway.oci;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * Content on its way that must have a digest and a size. Where it has others, an {@link IOException} comes in place of its
 * last bytes.
 */
public final class VerifiedInput extends FilterInputStream {
    private final Digest digest;
    private final long length;
    private final String origin;
    private final MessageDigest sha256 = Digest.algorithm();
    private long size;

    /**
     * Verifies this stream, which is closed with this one.
     *
     * @param length how many bytes it must have
     * @param origin where it comes from, for messages
     */
    public VerifiedInput(InputStream content, Digest digest, long length, String origin) {
        super(content);
        this.digest = digest;
        this.length = length;
        this.origin = origin;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int wanted) throws IOException {
        var count = super.read(target, offset, wanted);
        if (count > 0) {
            sha256.update(target, offset, count);
            size += count;
        }
        if (size >= this.length || (count < 0 && wanted > 0)) {
            verify();
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void verify() throws IOException {
        var actual = Digest.of(copy());
        if (size != length || !actual.equals(digest)) {
            throw new IOException(origin + " is damaged: the content of " + digest + " is not what it should be: "
                    + (size == length ? "its digest is " + actual : "it has " + size + " bytes, not " + length));
        }
    }

    private MessageDigest copy() {
        try {
            return (MessageDigest) sha256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java platform can copy SHA-256", e);
        }
    }
}

package dev.slipway.oci;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Content on its way that must be what its descriptor says; its end throws {@link DigestMismatchException} otherwise. */
public final class VerifiedInput extends FilterInputStream {
    private final Descriptor expected;
    private final MessageDigest sha256 = Digest.algorithm();
    private long size;

    /** Verifies this stream, which is closed with this one. */
    public VerifiedInput(InputStream content, Descriptor expected) {
        super(content);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var count = super.read(target, offset, length);
        if (count > 0) {
            sha256.update(target, offset, count);
            size += count;
        }
        if (size > expected.size() || (count < 0 && length > 0)) {
            verify();
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void verify() throws DigestMismatchException {
        var actual = Digest.of(copy());
        if (size != expected.size() || !actual.equals(expected.digest())) {
            throw new DigestMismatchException(expected, actual, size);
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

package dev.slipway.oci;

import java.io.IOException;

/** Content is not what its descriptor says: it was damaged, cut short, or tampered with. */
public final class DigestMismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Descriptor expected;

    DigestMismatchException(Descriptor expected, Digest actual, long size) {
        super("the content of " + expected.digest() + " is not what it should be: "
                + (size == expected.size()
                        ? "its digest is " + actual
                        : "it has " + size + " bytes, not " + expected.size()));
        this.expected = expected;
    }

    /** What the content should have been. */
    public Descriptor expected() {
        return expected;
    }
}

package dev.slipway.registry;

import dev.slipway.oci.Digest;

/** A registry sent other content than was asked for. */
public final class DigestMismatchException extends RegistryException {
    private final Digest expected;
    private final Digest actual;

    /** For instance {@code ("pull 'a/b:1' from localhost:5100", …)}. */
    public DigestMismatchException(String action, Digest expected, Digest actual) {
        super(
                "cannot " + action + ": the content is not what was asked for: expected " + expected + ", got "
                        + actual,
                null);
        this.expected = expected;
        this.actual = actual;
    }

    /** The digest asked for. */
    public Digest expected() {
        return expected;
    }

    /** The digest of what came; where more came than was expected, of the first bytes of it. */
    public Digest actual() {
        return actual;
    }
}

package dev.slipway.oci;

/**
 * What an image runs on, in the words of Go (OCI image specification, "Image Index").
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 * @param variant of the processor, such as {@code v7}; empty where there is none
 */
public record Platform(String os, String architecture, String variant) {
    /** An operating system on a processor without variants. */
    public Platform(String os, String architecture) {
        this(os, architecture, "");
    }

    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}

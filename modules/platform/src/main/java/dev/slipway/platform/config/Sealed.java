package dev.slipway.platform.config;

/**
 * A value that only the holder of a key can read. Its text form is safe to store and to show.
 *
 * @param text key id, nonce and ciphertext
 */
public record Sealed(String text) {
    @Override
    public String toString() {
        return "sealed";
    }
}

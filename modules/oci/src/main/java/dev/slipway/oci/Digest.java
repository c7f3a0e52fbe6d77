package dev.slipway.oci;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A content digest such as {@code sha256:9f86d0…}.
 *
 * <p>Follows the OCI image specification, "Descriptors", section "Digests"; only SHA-256 is accepted, the one algorithm
 * every registry and engine supports.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {
    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** Checks the form; throws {@link IllegalArgumentException} otherwise. */
    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("digest '" + hex + "' is not 64 lower-case hexadecimal digits");
        }
    }

    /** Reads {@code sha256:<64 hexadecimal digits>}. */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("digest '" + text + "' does not start with '" + PREFIX + "'");
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] content) {
        var sha256 = algorithm();
        sha256.update(content);
        return of(sha256);
    }

    /** The digest of this text in UTF-8. */
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of what is left in the stream, read in constant memory; the caller closes the stream. */
    public static Digest of(InputStream content) throws IOException {
        var sha256 = algorithm();
        new DigestInputStream(content, sha256).transferTo(OutputStream.nullOutputStream());
        return of(sha256);
    }

    /** A new computation of SHA-256, for content that is digested on its way; {@link #of(MessageDigest)} ends it. */
    public static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest of what went through {@link #algorithm}. */
    public static Digest of(MessageDigest sha256) {
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }

    /** The first {@code digits} hexadecimal digits, for people. */
    public String shortened(int digits) {
        return hex.substring(0, digits);
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}

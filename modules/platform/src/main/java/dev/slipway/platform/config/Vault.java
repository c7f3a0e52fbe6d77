package dev.slipway.platform.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens values with AES-256-GCM. What is sealed for one place cannot be opened for another.
 *
 * <p>Keys stand in a file that only its owner can read, one a line: an id and the key in base64. The first one seals, all
 * of them open. Safe for use by many threads.
 */
public final class Vault {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys;
    private final SecureRandom random;

    private Vault(Map<String, SecretKeySpec> keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** With the keys of this file, which is made with a new key where there is none. */
    public static Vault open(Path file, SecureRandom random) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, newKey(random));
        } catch (FileAlreadyExistsException _) {
            // The usual case.
        }
        return parse(file.toString(), Files.readString(file), random);
    }

    /** With a new key that is kept nowhere. */
    public static Vault fleeting(SecureRandom random) {
        return parse("", newKey(random), random);
    }

    private static String newKey(SecureRandom random) {
        var id = new byte[ID_BYTES];
        var key = new byte[KEY_BYTES];
        random.nextBytes(id);
        random.nextBytes(key);
        return HexFormat.of().formatHex(id) + " " + Base64.getEncoder().encodeToString(key) + "\n";
    }

    private static Vault parse(String file, String text, SecureRandom random) {
        var keys = new LinkedHashMap<String, SecretKeySpec>();
        var lines = text.lines().toList();
        for (var line : lines) {
            var words = line.split(" ", 2);
            var key = words.length == 2 ? decoded(words[1]) : new byte[0];
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException(
                        file + " line " + (keys.size() + 1) + ": expected an id and a key of " + KEY_BYTES + " bytes");
            }
            keys.put(words[0], new SecretKeySpec(key, "AES"));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no key; without it no secret can be read");
        }
        return new Vault(keys, random);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    /**
     * Seals a text.
     *
     * @param place what it is for, such as {@code shop/PASSWORD}
     */
    public Sealed seal(String place, String text) {
        var id = keys.keySet().iterator().next();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var ciphertext =
                    cipher(Cipher.ENCRYPT_MODE, id, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
            var bytes = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
            System.arraycopy(ciphertext, 0, bytes, NONCE_BYTES, ciphertext.length);
            return new Sealed(id + ":" + Base64.getEncoder().encodeToString(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal a value for " + place, e);
        }
    }

    /**
     * Opens what was sealed for this place.
     *
     * @throws IllegalStateException when its key is not there, it was changed, or it was sealed for another place
     */
    public String open(String place, Sealed sealed) {
        var parts = sealed.text().split(":", 2);
        if (parts.length != 2 || !keys.containsKey(parts[0])) {
            throw new IllegalStateException("the key '" + parts[0] + "' that sealed " + place + " is not there");
        }
        var bytes = decoded(parts[1]);
        if (bytes.length < NONCE_BYTES) {
            throw new IllegalStateException("what was sealed for " + place + " is damaged");
        }
        try {
            var plain = cipher(Cipher.DECRYPT_MODE, parts[0], Arrays.copyOf(bytes, NONCE_BYTES), place)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was sealed for " + place + " is damaged", e);
        }
    }

    private Cipher cipher(int mode, String id, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.get(id), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}

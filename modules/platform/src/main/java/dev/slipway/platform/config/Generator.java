package dev.slipway.platform.config;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Makes values by rule. */
public final class Generator {
    /** Ends the name under which the public part of a key pair is published. */
    public static final String PUBLIC = "_PUBLIC";

    private static final int PEM_LINE = 64;
    private static final int UUID_BYTES = 16;
    private static final String PUBLIC_BEGIN = "-----BEGIN PUBLIC KEY-----";

    private final SecureRandom random;

    /** With this randomness. */
    public Generator(SecureRandom random) {
        this.random = random;
    }

    /** A new value; of a key pair the private key and the public one after it, both as PEM. */
    public String make(GenerationRule rule) {
        return switch (rule) {
            case GenerationRule.Characters characters -> draw(characters);
            case GenerationRule.Uuid _ -> uuid();
            case GenerationRule.RsaKey rsa -> pem(pair("RSA", rsa.bits()));
            case GenerationRule.Ed25519Key _ -> pem(pair("Ed25519", 0));
        };
    }

    /** Whether a rule makes a key pair. */
    public static boolean makesPair(GenerationRule rule) {
        return switch (rule) {
            case GenerationRule.RsaKey _, GenerationRule.Ed25519Key _ -> true;
            case GenerationRule.Characters _, GenerationRule.Uuid _ -> false;
        };
    }

    /** The private key of a pair. */
    public static String privateKey(String pair) {
        var end = pair.indexOf(PUBLIC_BEGIN);
        return end < 0 ? pair : pair.substring(0, end);
    }

    /** The public key of a pair. */
    public static String publicKey(String pair) {
        return pair.substring(Math.max(0, pair.indexOf(PUBLIC_BEGIN)));
    }

    private String draw(GenerationRule.Characters rule) {
        var alphabet = rule.alphabet().codePoints().toArray();
        var text = new StringBuilder();
        for (var i = 0; i < rule.length(); i++) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    /** Version 4 of RFC 9562; the JDK's own cannot be given a source of randomness. */
    private String uuid() {
        var bytes = new byte[UUID_BYTES];
        random.nextBytes(bytes);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        var halves = java.nio.ByteBuffer.wrap(bytes);
        return new UUID(halves.getLong(), halves.getLong()).toString();
    }

    private KeyPair pair(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
                generator.initialize(bits, random);
            }
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK makes no keys for " + algorithm, e);
        }
    }

    private static String pem(KeyPair pair) {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                + pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static String pem(String kind, byte[] der) {
        var body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}

package dev.slipway.platform.config;

/** How a value is made. */
public sealed interface GenerationRule {
    /**
     * Characters drawn at random.
     *
     * @param length how many, 1 to 4096
     * @param alphabet what they are drawn from
     */
    record Characters(int length, String alphabet) implements GenerationRule {
        private static final int LONGEST = 4096;

        /** Checks that there is something to draw from. */
        public Characters {
            if (length < 1 || length > LONGEST) {
                throw new IllegalArgumentException("length '" + length + "': expected 1 to " + LONGEST);
            }
            if (alphabet.length() < 2) {
                throw new IllegalArgumentException("alphabet '" + alphabet + "': expected two characters at least");
            }
        }
    }

    /** A random UUID. */
    record Uuid() implements GenerationRule {}

    /**
     * An RSA private key as PEM; its public key is published as {@code NAME_PUBLIC}.
     *
     * @param bits length of its modulus
     */
    record RsaKey(int bits) implements GenerationRule {
        private static final int SHORTEST = 2048;
        private static final int LONGEST = 8192;

        /** Checks the length. */
        public RsaKey {
            if (bits < SHORTEST || bits > LONGEST) {
                throw new IllegalArgumentException(
                        "length '" + bits + "' of an RSA key: expected " + SHORTEST + " to " + LONGEST + " bits");
            }
        }
    }

    /** An Ed25519 private key as PEM; its public key is published as {@code NAME_PUBLIC}. */
    record Ed25519Key() implements GenerationRule {}

    /** Length of a password where none is given. */
    int USUAL_LENGTH = 32;

    /** Bits of an RSA key where none are given. */
    int USUAL_BITS = 3072;

    /** What passwords are made of where nothing else is given. */
    String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /**
     * Reads a rule as users write it: {@code password}, a number of characters, {@code uuid}, {@code rsa} or
     * {@code ed25519}; throws {@link IllegalArgumentException} with what is possible.
     */
    static GenerationRule parse(String text) {
        return switch (text) {
            case "password" -> new Characters(USUAL_LENGTH, LETTERS_AND_DIGITS);
            case "uuid" -> new Uuid();
            case "rsa" -> new RsaKey(USUAL_BITS);
            case "ed25519" -> new Ed25519Key();
            default -> {
                if (!text.matches("[1-9][0-9]{0,3}")) {
                    throw new IllegalArgumentException("'" + text
                            + "' is no rule; expected password, a number of characters, uuid, rsa or ed25519");
                }
                yield new Characters(Integer.parseInt(text), LETTERS_AND_DIGITS);
            }
        };
    }
}

package dev.slipway.server.access;

import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens: 32 random bytes, of which the store has the SHA-256 only. Nobody can guess that many, so a slow digest would
 * cost time and win nothing. Safe for use by many threads.
 */
public final class Tokens {
    private static final String KIND = "token";
    private static final String PREFIX = "slipway_";
    private static final int BYTES = 32;
    private static final int ID = 12;

    private final Store store;
    private final SecureRandom random;
    private final Map<String, Holder> known = new ConcurrentHashMap<>();

    /** The tokens of this store. */
    public Tokens(Store store, SecureRandom random) {
        this.store = store;
        this.random = random;
    }

    /** A new token; it is shown here and never again. */
    public String create(Holder holder) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var value = holder.permission() + " " + holder.name();
        store.inTransaction(records -> {
            records.putNote(KIND, digest(token), value);
            return value;
        });
        return token;
    }

    /** Who holds a token; empty for one that nobody was given. */
    public Optional<Holder> holder(String token) {
        var digest = digest(token);
        var found = known.get(digest);
        if (found == null) {
            found = store.read(records -> records.note(KIND, digest))
                    .map(Tokens::parse)
                    .orElse(null);
        }
        if (found != null) {
            known.put(digest, found);
        }
        return Optional.ofNullable(found);
    }

    /** All tokens by name. */
    public List<Token> list() {
        return store.read(records -> records.noteKeys(KIND).stream()
                .map(digest -> new Token(
                        digest.substring(0, ID),
                        parse(records.note(KIND, digest).orElseThrow())))
                .sorted(Comparator.comparing((Token token) -> token.holder().name())
                        .thenComparing(Token::id))
                .toList());
    }

    /**
     * Takes a token back, from now on.
     *
     * @param id as {@link #list} shows it
     * @throws AbsentException when there is none
     */
    public void revoke(String id) {
        var digest = store.inTransaction(records -> {
            var found = records.noteKeys(KIND).stream()
                    .filter(one -> one.substring(0, ID).equals(id))
                    .findFirst()
                    .orElseThrow(() -> new AbsentException("there is no token '" + id + "'"));
            records.removeNote(KIND, found);
            return found;
        });
        known.remove(digest);
    }

    /** What a token is called in lists. */
    public static String id(String token) {
        return digest(token).substring(0, ID);
    }

    private static Holder parse(String value) {
        var space = value.indexOf(' ');
        return new Holder(value.substring(space + 1), Permission.valueOf(value.substring(0, space)));
    }

    private static String digest(String token) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

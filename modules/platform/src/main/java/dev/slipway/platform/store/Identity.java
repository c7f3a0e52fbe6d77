package dev.slipway.platform.store;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The id of a platform, twelve hexadecimal digits: made once with its store, kept in it, and a mark on all that the
 * platform makes, so that two platforms on one engine do not take each other's gears for their own.
 */
public final class Identity {
    private static final String KIND = "platform";
    private static final String KEY = "id";
    private static final int BYTES = 6;

    private Identity() {}

    /** That of a store; it is made where there is none. */
    public static String of(Store store, RandomGenerator random) {
        return store.inTransaction(records -> records.note(KIND, KEY).orElseGet(() -> {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            var id = HexFormat.of().formatHex(bytes);
            records.putNote(KIND, KEY, id);
            return id;
        }));
    }

    /** That of a store, unless no platform has used it since there are ids. */
    public static Optional<String> find(Store store) {
        return store.read(records -> records.note(KIND, KEY));
    }
}

package dev.slipway.platform.reconcile;

import org.junit.jupiter.api.Test;

/**
 * The invariants of the platform over random histories, with a crash at any call. A seed that fails is run again, alone,
 * with {@code -Dhistory=SEED}.
 */
class HistoryTest {
    private static final int HISTORIES = 200;

    @Test
    void whateverHappensEndsWellAndKeepsItsPromises() throws InterruptedException {
        var only = Long.getLong("history");
        if (only != null) {
            run(only);
            return;
        }
        for (long seed = 1; seed <= HISTORIES; seed++) {
            run(seed);
        }
    }

    private static void run(long seed) throws InterruptedException {
        var history = new History(seed);
        try {
            history.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "history " + seed + ": " + e.getMessage() + "\n" + String.join("\n", history.told()), e);
        }
    }
}

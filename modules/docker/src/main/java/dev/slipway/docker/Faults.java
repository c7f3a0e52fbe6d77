package dev.slipway.docker;

import dev.slipway.engine.api.EngineException;
import dev.slipway.engine.api.EngineInterruptedException;
import dev.slipway.platform.runtime.RuntimeFaultException;

/** Tells faults of the engine in the platform's words. */
final class Faults {
    private Faults() {}

    /** Something that an engine is asked. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws InterruptedException;
    }

    /** Something that an engine is told. */
    @FunctionalInterface
    interface Order {
        void give() throws InterruptedException;
    }

    /** Asks; {@code what} completes the sentence "cannot …". */
    static <T> T asking(String what, Question<T> question) throws InterruptedException {
        try {
            return question.ask();
        } catch (EngineInterruptedException e) {
            // The exception takes the place of the status.
            Thread.interrupted();
            throw interrupted(e);
        } catch (EngineException e) {
            throw new RuntimeFaultException("cannot " + what + ": " + e.getMessage(), e);
        }
    }

    /** Tells; {@code what} completes the sentence "cannot …". */
    static void telling(String what, Order order) throws InterruptedException {
        asking(what, () -> {
            order.give();
            return true;
        });
    }

    private static InterruptedException interrupted(EngineInterruptedException cause) {
        var interrupted = new InterruptedException(cause.getMessage());
        interrupted.initCause(cause);
        return interrupted;
    }
}

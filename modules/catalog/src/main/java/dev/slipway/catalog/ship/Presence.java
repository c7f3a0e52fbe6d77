package dev.slipway.catalog.ship;

import dev.slipway.registry.RegistryAnswerException;

/**
 * Whether a registry has something already. One whose disk was full may know a name and nothing about it, and answers
 * with status 500 until that is pushed again: it does not have it.
 */
final class Presence {
    private static final int INTERNAL_ERROR = 500;

    private Presence() {}

    /** Asks a registry. */
    @FunctionalInterface
    interface Question {
        boolean ask() throws InterruptedException;
    }

    static boolean of(Question question) throws InterruptedException {
        try {
            return question.ask();
        } catch (RegistryAnswerException e) {
            if (e.status() == INTERNAL_ERROR) {
                return false;
            }
            throw e;
        }
    }
}

package dev.slipway.cli.client;

import java.util.Optional;

/** The way back to a server that was there before. */
@FunctionalInterface
interface Reconnection {
    /** A client of it, which the caller closes; empty when it does not answer. It is not started for that. */
    Optional<ApiClient> attempt() throws InterruptedException;
}

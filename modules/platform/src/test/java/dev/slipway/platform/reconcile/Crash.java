package dev.slipway.platform.reconcile;

/** The process is killed here. An error, so that nothing catches it by chance. */
final class Crash extends Error {
    Crash(String at) {
        super(at);
    }
}

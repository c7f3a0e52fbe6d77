package dev.slipway.cli.platform;

import dev.slipway.cli.output.Console;

/** The way to the platform. */
@FunctionalInterface
public interface PlatformDoor {
    /** Opens it; the caller closes what it gets. */
    PlatformSession open(Console console) throws InterruptedException;
}

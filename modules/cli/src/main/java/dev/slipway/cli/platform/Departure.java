package dev.slipway.cli.platform;

import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.Platform;
import java.time.Duration;

/** Waits until an application that is destroyed is no longer there. */
public final class Departure {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Platform platform;
    private final String application;

    /** Of this application. */
    public Departure(Platform platform, String application) {
        this.platform = platform;
        this.application = application;
    }

    /** Returns when it is gone. */
    public void await() throws InterruptedException {
        try {
            while (platform.application(application).destroying()) {
                Thread.sleep(INTERVAL);
            }
        } catch (AbsentException _) {
            // it is gone
        }
    }
}

package dev.slipway.cli.platform;

import dev.slipway.platform.api.Platform;

/** The platform, as far as one command needs it. */
public interface PlatformSession extends AutoCloseable {
    /** All that can be asked of it. */
    Platform platform();

    @Override
    void close();
}

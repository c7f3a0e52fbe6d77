package dev.slipway.platform.runtime;

/** What a listener holds; nothing is told any more when it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}

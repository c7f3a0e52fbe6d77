package dev.slipway.platform.testing;

/** Is told of each call before and after it is done, and may throw what it likes. */
@FunctionalInterface
public interface Interceptor {
    /** At one side of a call, such as {@code before start web.1}. */
    void at(String call);

    /** Lets everything pass. */
    static Interceptor none() {
        return _ -> {};
    }
}

package dev.slipway.engine.api;

import org.jspecify.annotations.Nullable;

/** A call to a container engine that did not succeed; the subclasses tell why. */
public abstract class EngineException extends RuntimeException {
    /** An exception with this message and, where there is one, this cause. */
    protected EngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

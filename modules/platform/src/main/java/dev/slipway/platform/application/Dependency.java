package dev.slipway.platform.application;

/**
 * A service that another one stands on.
 *
 * @param service its name
 * @param condition what it must have reached
 * @param restart whether the other one is restarted when this one is replaced
 * @param required whether it must exist
 */
public record Dependency(String service, Condition condition, boolean restart, boolean required) {
    /** What a service must have reached. */
    public enum Condition {
        /** All its gears run. */
        STARTED,
        /** All its gears are ready. */
        HEALTHY,
        /** All its gears ended with exit code 0. */
        COMPLETED
    }
}

package dev.slipway.platform.api;

import dev.slipway.platform.config.ConfigEntry.Aggregate;
import dev.slipway.platform.config.GenerationRule;

/** A change of one entry of a configuration. */
public sealed interface ConfigChange {
    /** The only service that gets the entry, or empty for all. */
    String service();

    /** Name of the variable. */
    String name();

    /**
     * An entry that may be read.
     *
     * @param service the only service that gets it, or empty for all
     * @param name name of the variable
     * @param text its value
     */
    record Plain(String service, String name, String text) implements ConfigChange {}

    /**
     * An entry that is never shown.
     *
     * @param service the only service that gets it, or empty for all
     * @param name name of the variable
     * @param text its value
     */
    record Secret(String service, String name, String text) implements ConfigChange {
        @Override
        public String toString() {
            return "Secret[" + service + ", " + name + "]";
        }
    }

    /**
     * An entry made by rule; one that was made before stays as it is.
     *
     * @param service the only service that gets it, or empty for all
     * @param name name of the variable
     * @param rule how it is made
     */
    record Generate(String service, String name, GenerationRule rule) implements ConfigChange {}

    /**
     * An entry with the value that another service has.
     *
     * @param service the only service that gets it, or empty for all
     * @param name name of the variable
     * @param from the other service
     * @param variable its name there
     */
    record Link(String service, String name, String from, String variable) implements ConfigChange {}

    /**
     * An entry with something of all gears of a service.
     *
     * @param service the only service that gets it, or empty for all
     * @param name name of the variable
     * @param of the service whose gears it is
     * @param what what of its gears
     * @param delimiter stands between two
     */
    record Aggregated(String service, String name, String of, Aggregate what, String delimiter)
            implements ConfigChange {}

    /**
     * No such entry any more; no error where there is none.
     *
     * @param service the only service that got it, or empty for all
     * @param name name of the variable
     */
    record Unset(String service, String name) implements ConfigChange {}
}

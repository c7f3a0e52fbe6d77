package dev.slipway.platform.config;

/**
 * An entry of the configuration that an application says it needs. It is made when the first release that says so is
 * made, unless somebody has set it before; what was set or generated once stays.
 *
 * @param name name of the variable
 * @param service the only service that gets it, or empty for all
 * @param source where its value comes from
 */
public record DeclaredEntry(String name, String service, Source source) {
    /** Where a value comes from. */
    public sealed interface Source {
        /**
         * It is made by rule.
         *
         * @param rule the rule
         */
        record Generated(GenerationRule rule) implements Source {}

        /**
         * It is that of another service.
         *
         * @param service the service that publishes it
         * @param variable its name there
         */
        record Linked(String service, String variable) implements Source {}

        /**
         * It is something of all gears of a service, joined.
         *
         * @param service the service
         * @param what what of its gears
         * @param delimiter stands between two
         */
        record Aggregated(String service, ConfigEntry.Aggregate what, String delimiter) implements Source {}

        /**
         * Somebody must set it before the first release.
         *
         * @param secret whether it is never shown
         */
        record Given(boolean secret) implements Source {}
    }
}

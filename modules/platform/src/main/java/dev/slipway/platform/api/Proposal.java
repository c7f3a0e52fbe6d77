package dev.slipway.platform.api;

import java.util.List;

/**
 * What a deployment would do.
 *
 * @param diff what would be another in the release
 * @param services what would happen to each service that is touched, by name
 * @param obstacles what speaks against it on this machine, one sentence each
 */
public record Proposal(ReleaseDiff diff, List<ServiceProposal> services, List<String> obstacles) {
    /** Copies the lists. */
    public Proposal {
        services = List.copyOf(services);
        obstacles = List.copyOf(obstacles);
    }

    /**
     * What would happen to a service.
     *
     * @param service its name
     * @param action what would happen
     * @param gears number of gears that it happens to
     * @param strategy how its gears would be replaced and why so, to be shown
     */
    public record ServiceProposal(String service, Action action, int gears, String strategy) {}

    /** What would happen. */
    public enum Action {
        /** Gears are started where there are none. */
        START,
        /** Gears are replaced. */
        REPLACE,
        /** Gears are removed. */
        REMOVE
    }
}

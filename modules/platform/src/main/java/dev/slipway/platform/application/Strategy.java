package dev.slipway.platform.application;

import dev.slipway.platform.application.Rollout.Order;

/**
 * How the gears of a service are replaced, and why so.
 *
 * @param order what comes first
 * @param reason why, to be shown
 */
public record Strategy(Order order, String reason) {
    /** What is written, or what follows from what the gears hold. */
    public static Strategy of(ServiceSpec service) {
        var written = service.rollout().order();
        if (written != null) {
            return new Strategy(written, "as written");
        }
        if (service.networking().exclusive()) {
            return new Strategy(Order.STOP_FIRST, "a second gear cannot have the same port, address or name");
        }
        if (service.networking().mode() instanceof Networking.Mode.OfService) {
            return new Strategy(Order.STOP_FIRST, "a second gear cannot have the same port in another gear's network");
        }
        if (service.writes()) {
            return new Strategy(Order.STOP_FIRST, "a gear writes to a volume");
        }
        return new Strategy(Order.START_FIRST, "gears hold nothing that two cannot have");
    }
}

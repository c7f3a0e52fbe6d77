package dev.slipway.docker.gear;

import dev.slipway.engine.image.ImageConfig;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.runtime.RuntimeFaultException;
import java.util.Map;

/**
 * What a gear finds in the engine.
 *
 * @param image how containers of its image run
 * @param peers ids of the containers it shares namespaces with, by their service
 * @param addresses addresses that it should have again, by name of the network
 */
public record Surroundings(ImageConfig image, Map<String, String> peers, Map<String, String> addresses) {
    /** Without the addresses. */
    public Surroundings withoutAddresses() {
        return new Surroundings(image, peers, Map.of());
    }

    /** The engine's word for the namespaces of a service's gear; throws {@link RuntimeFaultException} when none runs. */
    String peer(GearSpec gear, String service) {
        var id = peers.get(service);
        if (id == null) {
            throw new RuntimeFaultException("cannot start " + gear.name() + ": no gear of service '" + service
                    + "' runs, whose namespaces it is to have");
        }
        return "container:" + id;
    }
}

package dev.slipway.docker;

import dev.slipway.platform.application.Networking.Mode;
import dev.slipway.platform.application.Rollout;
import dev.slipway.platform.application.Strategy;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.gear.GearSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the addresses of gears that were stopped, so that what takes their place can have them again. */
final class KeptAddresses {
    private final Map<GearName, Map<String, String>> addresses = new ConcurrentHashMap<>();

    /** Remembers those of a gear that is about to end. */
    void remember(FoundGear gear) {
        if (!gear.addresses().isEmpty()) {
            addresses.put(gear.name(), gear.addresses());
        }
    }

    /** Those that a gear can have: nobody has them once its predecessor was stopped first. */
    Map<String, String> of(GearSpec gear) {
        var inNetworks = gear.service().networking().mode() instanceof Mode.Networks;
        var after = Strategy.of(gear.service()).order() == Rollout.Order.STOP_FIRST;
        return inNetworks && after ? addresses.getOrDefault(gear.name(), Map.of()) : Map.of();
    }

    /** Forgets those of an application. */
    void forget(String application) {
        addresses.keySet().removeIf(name -> name.application().equals(application));
    }
}

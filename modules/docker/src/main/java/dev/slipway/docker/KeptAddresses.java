package dev.slipway.docker;

import dev.slipway.docker.gear.SlotAddress;
import dev.slipway.engine.Engine;
import dev.slipway.engine.network.NetworkDetails;
import dev.slipway.platform.application.NetworkSpec;
import dev.slipway.platform.application.Networking.Attachment;
import dev.slipway.platform.application.Networking.Mode;
import dev.slipway.platform.application.Rollout;
import dev.slipway.platform.application.Strategy;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.gear.GearSpec;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which addresses a gear has in the place of another one: those of that one, where it is remembered, or else those of
 * their slot, which need no memory and so outlive everything.
 */
final class KeptAddresses {
    private final Engine engine;
    private final Map<GearName, Map<String, String>> addresses = new ConcurrentHashMap<>();

    KeptAddresses(Engine engine) {
        this.engine = engine;
    }

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
        if (!inNetworks || !after) {
            return Map.of();
        }
        var remembered = addresses.get(gear.name());
        return remembered == null ? ofSlot(gear) : remembered;
    }

    /** Forgets those of an application. */
    void forget(String application) {
        addresses.keySet().removeIf(name -> name.application().equals(application));
    }

    private Map<String, String> ofSlot(GearSpec gear) {
        var found = new TreeMap<String, String>();
        for (var attachment : gear.service().networking().attachments()) {
            var name = gear.application().networkName(attachment.network());
            subnet(gear, attachment, name)
                    .flatMap(subnet -> SlotAddress.in(subnet, gear.name()))
                    .ifPresent(address -> found.put(name, address));
        }
        return found;
    }

    /** The range of a network in which the engine gives addresses that are asked for. */
    private Optional<String> subnet(GearSpec gear, Attachment attachment, String name) {
        var network = gear.application().networks().get(attachment.network());
        if (network == null || !isPlain(network)) {
            return Optional.empty();
        }
        return engine.networks()
                .inspect(name)
                .map(NetworkDetails::subnets)
                .filter(subnets -> subnets.size() == 1)
                .map(subnets -> subnets.getFirst());
    }

    private static boolean isPlain(NetworkSpec network) {
        return !network.external()
                && !network.ipv6()
                && network.ranges().isEmpty()
                && (network.driver().isEmpty() || network.driver().equals("bridge"));
    }
}

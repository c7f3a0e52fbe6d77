package dev.slipway.platform.testing;

import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.NetworkSpec;
import dev.slipway.platform.gear.GearSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The networks of a runtime in memory, by application and name. */
final class FakeNetworks {
    private final Map<String, Map<String, NetworkSpec>> made = new HashMap<>();

    /** Makes what is not there or is made in another way, and returns what gears are in that would have to be. */
    Set<String> prepare(ApplicationSpec application, Collection<GearSpec> running) {
        var there = made.computeIfAbsent(application.name(), _ -> new HashMap<>());
        var occupied = new TreeSet<String>();
        application.networks().forEach((name, network) -> {
            var used = running.stream()
                    .flatMap(gear -> gear.service().networking().attachments().stream())
                    .anyMatch(attachment -> attachment.network().equals(name));
            if (used && !network.equals(there.getOrDefault(name, network))) {
                occupied.add(name);
            } else {
                there.put(name, network);
            }
        });
        return occupied;
    }

    /** How a network of an application is made; in the usual way where it is not. */
    NetworkSpec made(String application, String network) {
        return made.getOrDefault(application, Map.of()).getOrDefault(network, NetworkSpec.own());
    }

    void clear(String application) {
        made.remove(application);
    }
}

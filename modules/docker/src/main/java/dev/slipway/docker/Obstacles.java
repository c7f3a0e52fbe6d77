package dev.slipway.docker;

import dev.slipway.docker.gear.Labels;
import dev.slipway.docker.machine.Machine;
import dev.slipway.docker.machine.Machine.Listening;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerDetails;
import dev.slipway.engine.container.Port;
import dev.slipway.engine.volume.VolumeDetails;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.Networking.Mode;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.plan.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what speaks against starting an application. */
final class Obstacles {
    private final Engine engine;
    private final Machine machine;
    private final Premises premises;
    private final Ownership ownership;

    Obstacles(Engine engine, Machine machine, Premises premises, Ownership ownership) {
        this.engine = engine;
        this.machine = machine;
        this.premises = premises;
        this.ownership = ownership;
    }

    List<String> of(ApplicationSpec application) {
        var found = new ArrayList<String>();
        others(application.name(), found);
        external(application, found);
        var running = engine.containers().listRunning().stream()
                .flatMap(container -> engine.containers().inspect(container.id()).stream())
                .toList();
        var listening = machine.listening();
        shared(application, found);
        for (var service : application.services().values()) {
            files(service, found);
            for (var port : service.networking().ports()) {
                port(application.name(), service, port, running, listening).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Another platform with an application of this name: both want the same names in the engine. */
    private void others(String application, List<String> found) {
        var mine = LabelFilter.equal(Labels.APPLICATION, application);
        var names = new TreeMap<String, TreeSet<String>>();
        engine.containers()
                .list(mine)
                .forEach(container -> ownership
                        .other(container.labels())
                        .ifPresent(platform -> names.computeIfAbsent(platform, _ -> new TreeSet<>())
                                .add("container " + container.name())));
        engine.networks()
                .list(mine)
                .forEach(network -> ownership
                        .other(network.labels())
                        .ifPresent(platform -> names.computeIfAbsent(platform, _ -> new TreeSet<>())
                                .add("network " + network.name())));
        names.forEach((platform, things) -> found.add("another platform on this engine, " + platform
                + ", has an application '" + application + "' (" + String.join(", ", things)
                + "); give this one another name, or, if that platform is gone, remove what it left with"
                + " 'slipway doctor --remove-orphans --of " + platform + "'"));
    }

    private void external(ApplicationSpec application, List<String> found) {
        application.networks().forEach((name, network) -> {
            var outside = application.networkName(name);
            if (network.external() && premises.named(outside).isEmpty()) {
                found.add("network '" + outside + "' is external, and there is none of this name; make it with"
                        + " 'docker network create " + outside + "'");
            }
        });
        application.volumes().forEach((name, volume) -> {
            var outside = application.volumeName(name);
            var there = engine.volumes().inspect(outside);
            if (volume.external() && there.isEmpty()) {
                found.add("volume '" + outside + "' is external, and there is none of this name; make it with"
                        + " 'docker volume create " + outside + "'");
            }
            var definition = there.map(VolumeDetails::labels).map(labels -> labels.get(Labels.DEFINITION));
            if (!volume.external()
                    && definition.isPresent()
                    && !definition.get().equals(Definition.of(volume))) {
                found.add("volume '" + outside + "' was made with another driver, options or labels, and to make it"
                        + " anew would lose its data; give the volume another name, or save the data and remove it"
                        + " with 'docker volume rm " + outside + "'");
            }
        });
    }

    /** Ports that two services of the application want. */
    private static void shared(ApplicationSpec application, List<String> found) {
        var services = new TreeMap<String, String>();
        for (var service : application.services().values()) {
            for (var port : service.networking().ports()) {
                if (port.fixed() && !(service.networking().mode() instanceof Mode.Host)) {
                    var place = (isAny(port.address()) ? "" : port.address() + ":") + port.published() + "/"
                            + port.protocol();
                    var other = services.putIfAbsent(place, service.name());
                    if (other != null && !other.equals(service.name())) {
                        found.add("services '" + other + "' and '" + service.name() + "' both publish port " + place);
                    }
                }
            }
        }
    }

    private void files(ServiceSpec service, List<String> found) {
        for (var mount : service.mounts()) {
            if (mount instanceof Mount.Bind bind && !bind.create() && !machine.has(bind.source())) {
                found.add("service '" + service.name() + "' mounts '" + bind.source() + "', which does not exist");
            }
        }
        for (var device : service.rights().devices()) {
            if (!machine.has(device.source())) {
                found.add(
                        "service '" + service.name() + "' uses device '" + device.source() + "', which does not exist");
            }
        }
    }

    private static Optional<String> port(
            String application,
            ServiceSpec service,
            Networking.Port port,
            List<ContainerDetails> running,
            Set<Listening> listening) {
        if (port.published() == 0 || service.networking().mode() instanceof Mode.Host) {
            return Optional.empty();
        }
        var what = "service '" + service.name() + "' publishes port "
                + (port.address().isEmpty() ? "" : port.address() + ":") + port.published()
                + (port.fixed() ? "" : "-" + port.lastPublished()) + "/" + port.protocol();
        return port.fixed()
                ? taken(application, what, port, running, listening)
                : full(application, what, port, running, listening);
    }

    /** Of a range, one that is free is enough. */
    private static Optional<String> full(
            String application,
            String what,
            Networking.Port range,
            List<ContainerDetails> running,
            Set<Listening> listening) {
        for (var number = range.published(); number <= range.lastPublished(); number++) {
            var port = new Networking.Port(range.address(), number, number, range.target(), range.protocol());
            if (taken(application, "", port, running, listening).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(what + ", all of which others have");
    }

    private static Optional<String> taken(
            String application,
            String what,
            Networking.Port port,
            List<ContainerDetails> running,
            Set<Listening> listening) {
        var holder = running.stream()
                .filter(container -> container.ports().stream().anyMatch(held -> clash(port, held)))
                .findFirst();
        if (holder.isPresent()) {
            var gear = Labels.gear(holder.get().labels());
            if (gear.isEmpty()) {
                return Optional.of(what + ", which container '" + holder.get().name() + "' has");
            }
            return gear.get().application().equals(application)
                    ? Optional.empty()
                    : Optional.of(what + ", which " + gear.get() + " has");
        }
        return listening.stream().anyMatch(other -> clash(port, other))
                ? Optional.of(what + ", on which another program of this machine listens")
                : Optional.empty();
    }

    private static boolean clash(Networking.Port wished, Port held) {
        return held.hostPort() == wished.published()
                && held.protocol().equals(wished.protocol())
                && overlap(wished.address(), held.hostAddress());
    }

    private static boolean clash(Networking.Port wished, Listening held) {
        return held.port() == wished.published()
                && held.protocol().equals(wished.protocol())
                && overlap(wished.address(), held.address());
    }

    private static boolean overlap(String one, String other) {
        return isAny(one) || isAny(other) || one.equals(other);
    }

    private static boolean isAny(String address) {
        return address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    }
}

package dev.slipway.docker;

import dev.slipway.docker.gear.Labels;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerDetails;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.engine.network.NetworkDetails;
import dev.slipway.engine.network.NetworkSpec;
import dev.slipway.engine.volume.VolumeSpec;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Networking.Attachment;
import dev.slipway.platform.plan.Definition;
import dev.slipway.platform.runtime.RuntimeFaultException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Makes and removes the networks and volumes of applications. */
final class Premises {
    /** How often, and how long in between, a network is tried to remove that nothing is in. */
    private static final int ATTEMPTS = 5;

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int IN_USE = 403;

    private final Engine engine;
    private final Ownership ownership;
    private final Consumer<String> notes;

    /**
     * In an engine.
     *
     * @param notes takes sentences that are worth a line of a log
     */
    Premises(Engine engine, Ownership ownership, Consumer<String> notes) {
        this.engine = engine;
        this.ownership = ownership;
        this.notes = notes;
    }

    /**
     * Makes what is not there, and anew the networks of another definition; returns those that containers are in. One at a
     * time, since engines make two networks of the same name when asked twice.
     */
    synchronized Set<String> prepare(String project, ApplicationSpec application) {
        var occupied = new TreeSet<String>();
        var used = application.services().values().stream()
                .flatMap(service -> service.networking().attachments().stream())
                .map(Attachment::network)
                .toList();
        application.networks().forEach((name, network) -> {
            if (!network.external() && used.contains(name)) {
                var there = named(application.networkName(name));
                there.ifPresent(found -> requireOurs(application, found));
                if (there.isPresent() && isOther(there.get(), application, network)) {
                    if (!there.get().containers().isEmpty()) {
                        occupied.add(name);
                        return;
                    }
                    engine.networks().remove(there.get().id());
                    there = Optional.empty();
                }
                if (there.isEmpty()) {
                    create(network(project, application, name));
                }
            }
        });
        application.volumes().forEach((name, volume) -> {
            if (!volume.external()) {
                engine.volumes()
                        .create(new VolumeSpec(
                                application.volumeName(name),
                                volume.driver(),
                                volume.options(),
                                labels(
                                        project,
                                        application,
                                        volume.labels(),
                                        Map.of(Labels.VOLUME, name, Labels.DEFINITION, Definition.of(volume)))));
            }
        });
        return occupied;
    }

    private void requireOurs(ApplicationSpec application, NetworkDetails there) {
        var other = ownership.other(there.labels());
        if (other.isPresent() && application.name().equals(there.labels().get(Labels.APPLICATION))) {
            throw new RuntimeFaultException("network '" + there.name() + "' belongs to another platform, " + other.get()
                    + ", on the same engine");
        }
    }

    /** Whether a network of ours was asked to be made in another way; one that does not say how stays. */
    private static boolean isOther(
            NetworkDetails there, ApplicationSpec application, dev.slipway.platform.application.NetworkSpec wished) {
        var definition = there.labels().get(Labels.DEFINITION);
        return application.name().equals(there.labels().get(Labels.APPLICATION))
                && definition != null
                && !definition.equals(Definition.of(wished));
    }

    /** Removes networks, jobs and what is unfinished of an application, and its volumes if so wished. */
    synchronized void clear(String application, boolean volumes) throws InterruptedException {
        var mine = LabelFilter.equal(Labels.APPLICATION, application);
        ownership.containers(mine).stream()
                .filter(Premises::isNoGear)
                .map(ContainerSummary::id)
                .forEach(engine.containers()::removeForcibly);
        for (var network : ownership.networks(mine, LabelFilter.present(Labels.NETWORK))) {
            remove(network);
        }
        if (volumes) {
            engine.volumes().list(mine).stream()
                    .filter(volume -> ownership.other(volume.labels()).isEmpty())
                    .forEach(volume -> engine.volumes().remove(volume.name()));
        }
    }

    /**
     * Removes a network. Engines may count wrong how many are in one, and then never remove it until they are restarted: such
     * a one stays, and is there for the next application of the name.
     */
    private void remove(NetworkDetails network) throws InterruptedException {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                engine.networks().remove(network.id());
                return;
            } catch (EngineAnswerException e) {
                if (e.status() != IN_USE) {
                    throw e;
                }
                requireEmpty(network);
                Thread.sleep(PAUSE);
            }
        }
        notes.accept(
                "network '" + network.name() + "' stays: the engine says that it is in use, though nothing is in it;"
                        + " 'docker network rm " + network.name() + "' will remove it once the engine was restarted");
    }

    private void requireEmpty(NetworkDetails network) {
        var inside = engine.networks().inspect(network.id()).map(NetworkDetails::containers).orElse(List.of()).stream()
                .map(id -> engine.containers()
                        .inspect(id)
                        .map(ContainerDetails::name)
                        .orElse(id))
                .toList();
        if (!inside.isEmpty()) {
            throw new RuntimeFaultException("network '" + network.name() + "' cannot be removed while somebody else's"
                    + " container is in it: " + String.join(", ", inside));
        }
    }

    /** The network of this very name. */
    Optional<NetworkDetails> named(String name) {
        return engine.networks().inspect(name).filter(network -> network.name().equals(name));
    }

    private static boolean isNoGear(ContainerSummary container) {
        return container.name().endsWith(Gears.UNFINISHED)
                || Labels.gear(container.labels()).isEmpty();
    }

    /**
     * Engines give fixed addresses only in networks whose range was asked for. So the engine first chooses one, which is
     * asked for then.
     */
    private void create(NetworkSpec spec) {
        var id = engine.networks().create(spec);
        if (!spec.ranges().isEmpty() || spec.ipv6() || !spec.driver().equals("bridge")) {
            return;
        }
        var subnets = engine.networks().inspect(id).map(NetworkDetails::subnets).orElseThrow();
        if (subnets.size() != 1) {
            return;
        }
        engine.networks().remove(id);
        try {
            engine.networks().create(spec.withRanges(new NetworkSpec.Range(subnets.getFirst(), "", "")));
        } catch (EngineAnswerException _) {
            // Somebody else got the range in between; a network without it does, too.
            engine.networks().create(spec);
        }
    }

    private NetworkSpec network(String project, ApplicationSpec application, String name) {
        var network = Objects.requireNonNull(application.networks().get(name));
        return new NetworkSpec(
                application.networkName(name),
                network.driver().isEmpty() ? "bridge" : network.driver(),
                network.internal(),
                network.attachable(),
                network.ipv6(),
                network.ranges().stream()
                        .map(range -> new NetworkSpec.Range(range.subnet(), range.addresses(), range.gateway()))
                        .toList(),
                labels(
                        project,
                        application,
                        network.labels(),
                        Map.of(Labels.NETWORK, name, Labels.DEFINITION, Definition.of(network))),
                network.options());
    }

    private Map<String, String> labels(
            String project, ApplicationSpec application, Map<String, String> written, Map<String, String> ours) {
        var labels = new TreeMap<>(written);
        labels.put(Labels.PROJECT, project);
        labels.put(Labels.APPLICATION, application.name());
        labels.putAll(ours);
        return ownership.mark(labels);
    }
}

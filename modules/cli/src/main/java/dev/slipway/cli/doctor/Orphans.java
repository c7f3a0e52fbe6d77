package dev.slipway.cli.doctor;

import dev.slipway.cli.output.Humane;
import dev.slipway.docker.gear.Labels;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.engine.network.NetworkDetails;
import dev.slipway.engine.volume.VolumeDetails;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an engine has with labels of ours, of applications that a server does not know.
 *
 * @param containers their containers
 * @param networks their networks
 * @param volumes their volumes, which are kept on purpose when an application is removed
 */
record Orphans(List<ContainerSummary> containers, List<NetworkDetails> networks, List<VolumeDetails> volumes) {
    private static final LabelFilter OURS = LabelFilter.present(Labels.APPLICATION);

    /** Everything with labels of ours. It is listed before applications are, as these are stored before they run. */
    static Orphans all(Engine engine) {
        return new Orphans(
                engine.containers().list(OURS),
                engine.networks().list(OURS),
                engine.volumes().list(OURS));
    }

    /** What of it is of no application with such a name. */
    Orphans besides(Set<String> applications) {
        return new Orphans(
                containers.stream()
                        .filter(one -> !isOf(one.labels(), applications))
                        .toList(),
                networks.stream()
                        .filter(one -> !isOf(one.labels(), applications))
                        .toList(),
                volumes.stream()
                        .filter(one -> !isOf(one.labels(), applications))
                        .toList());
    }

    private static boolean isOf(Map<String, String> labels, Set<String> applications) {
        return applications.contains(labels.getOrDefault(Labels.APPLICATION, ""));
    }

    /** Removes containers and networks; volumes stay, whatever they are. */
    void remove(Engine engine) {
        containers.forEach(container -> engine.containers().removeForcibly(container.id()));
        networks.forEach(network -> engine.networks().remove(network.id()));
    }

    Finding judged() {
        var kept = volumes.isEmpty()
                ? ""
                : "; " + Humane.count(volumes.size(), "volume") + " of removed applications kept";
        if (containers.isEmpty() && networks.isEmpty()) {
            return Finding.ok("orphans", "none" + kept);
        }
        var names = Stream.concat(
                        containers.stream().map(one -> "container " + one.name()),
                        networks.stream().map(one -> "network " + one.name()))
                .collect(Collectors.joining(", "));
        return Finding.warning(
                "orphans",
                names + " of no application of this server" + kept,
                "if no other server uses this engine, 'slipway doctor --remove-orphans' removes them, but no volume");
    }
}

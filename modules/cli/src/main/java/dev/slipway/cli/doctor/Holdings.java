package dev.slipway.cli.doctor;

import dev.slipway.cli.output.Humane;
import dev.slipway.docker.gear.Labels;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.engine.network.NetworkDetails;
import dev.slipway.engine.volume.VolumeDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an engine has with labels of ours, whichever platform made it.
 *
 * @param containers containers
 * @param networks networks
 * @param volumes volumes, which are kept on purpose when an application is removed
 */
record Holdings(List<ContainerSummary> containers, List<NetworkDetails> networks, List<VolumeDetails> volumes) {
    private static final LabelFilter OURS = LabelFilter.present(Labels.APPLICATION);

    /** Everything with labels of ours. It is listed before applications are, as these are stored before they run. */
    static Holdings all(Engine engine) {
        return new Holdings(
                engine.containers().list(OURS),
                engine.networks().list(OURS),
                engine.volumes().list(OURS));
    }

    /** What a platform made, or one of before platforms had ids, of applications that it does not know. */
    Holdings orphans(String platform, Set<String> applications) {
        return where(labels -> Labels.platform(labels).orElse(platform).equals(platform)
                && !applications.contains(application(labels)));
    }

    /** What a platform made. */
    Holdings of(String platform) {
        return where(labels -> Labels.platform(labels).orElse("").equals(platform));
    }

    /** Ids of the platforms that made something, but for this one. */
    SortedSet<String> platformsBut(String platform) {
        var ids = labels().flatMap(labels -> Labels.platform(labels).stream()).collect(Collectors.toSet());
        ids.remove(platform);
        return new TreeSet<>(ids);
    }

    private Holdings where(Predicate<Map<String, String>> labels) {
        return new Holdings(
                containers.stream().filter(one -> labels.test(one.labels())).toList(),
                networks.stream().filter(one -> labels.test(one.labels())).toList(),
                volumes.stream().filter(one -> labels.test(one.labels())).toList());
    }

    private Stream<Map<String, String>> labels() {
        return Stream.of(
                        containers.stream().map(ContainerSummary::labels),
                        networks.stream().map(NetworkDetails::labels),
                        volumes.stream().map(VolumeDetails::labels))
                .flatMap(all -> all);
    }

    /** Whether all of it says which platform made it. */
    private boolean isMarked() {
        return labels().allMatch(labels -> Labels.platform(labels).isPresent());
    }

    private static String application(Map<String, String> labels) {
        return labels.getOrDefault(Labels.APPLICATION, "");
    }

    /** Whether there is nothing but volumes. */
    boolean isGone() {
        return containers.isEmpty() && networks.isEmpty();
    }

    /** How many containers and networks, in words. */
    String count() {
        return Humane.count(containers.size(), "container") + " and " + Humane.count(networks.size(), "network");
    }

    /** Removes containers and networks; volumes stay, whatever they are. */
    void remove(Engine engine) {
        containers.forEach(container -> engine.containers().removeForcibly(container.id()));
        networks.forEach(network -> engine.networks().remove(network.id()));
    }

    /** Of these as orphans. */
    Finding judged() {
        var kept = volumes.isEmpty()
                ? ""
                : "; " + Humane.count(volumes.size(), "volume") + " of removed applications kept";
        if (isGone()) {
            return Finding.ok("orphans", "none" + kept);
        }
        var names = Stream.concat(
                        containers.stream().map(one -> "container " + one.name()),
                        networks.stream().map(one -> "network " + one.name()))
                .collect(Collectors.joining(", "));
        return Finding.warning(
                "orphans",
                names + " of no application of this server" + kept,
                (isMarked()
                                ? ""
                                : "some are of an earlier version, and may be another server's; if no other uses this engine, ")
                        + "'slipway doctor --remove-orphans' removes them, but no volume");
    }

    /** What other platforms have, which is nothing wrong. */
    List<Finding> others(String platform) {
        var found = new ArrayList<Finding>();
        for (var other : platformsBut(platform)) {
            var theirs = of(other);
            var applications =
                    theirs.labels().map(Holdings::application).collect(Collectors.toCollection(TreeSet::new));
            found.add(new Finding(
                    "platforms",
                    Finding.State.OK,
                    "another one, " + other + ", has " + theirs.count() + ", "
                            + Humane.count(theirs.volumes().size(), "volume") + " of "
                            + String.join(", ", applications),
                    theirs.isGone()
                            ? ""
                            : "if it is gone for good, 'slipway doctor --remove-orphans --of " + other
                                    + "' removes them, but no volume"));
        }
        return found;
    }
}

package dev.slipway.docker;

import dev.slipway.docker.gear.Labels;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.engine.volume.VolumeDetails;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.runtime.FoundVolume;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds and removes volumes of applications. What another platform left is anybody's when it has no container any more:
 * data outlives the store of the platform that made it.
 */
final class Stores {
    private final Engine engine;
    private final Ownership ownership;

    Stores(Engine engine, Ownership ownership) {
        this.engine = engine;
        this.ownership = ownership;
    }

    List<FoundVolume> list(boolean sizes) {
        var users = engine.containers().byVolume();
        var bytes = sizes ? engine.volumes().sizes() : Map.<String, Long>of();
        var others = others();
        return engine.volumes().list(LabelFilter.present(Labels.APPLICATION)).stream()
                .filter(volume -> ownership
                        .other(volume.labels())
                        .filter(others::contains)
                        .isEmpty())
                .map(volume -> found(volume, users.getOrDefault(volume.name(), List.of()), bytes))
                .sorted(Comparator.comparing(FoundVolume::name))
                .toList();
    }

    /** The other platforms that have containers on this engine. */
    private Set<String> others() {
        return engine.containers().list(LabelFilter.present(Labels.PLATFORM)).stream()
                .flatMap(container -> ownership.other(container.labels()).stream())
                .collect(Collectors.toSet());
    }

    private static FoundVolume found(VolumeDetails volume, List<ContainerSummary> users, Map<String, Long> sizes) {
        var labels = volume.labels();
        return new FoundVolume(
                volume.name(),
                labels.getOrDefault(Labels.APPLICATION, ""),
                labels.getOrDefault(Labels.VOLUME, ""),
                Labels.gear(labels).map(GearName::local).orElse(""),
                users.stream()
                        .map(user -> user(volume, user))
                        .sorted()
                        .distinct()
                        .toList(),
                sizes.get(volume.name()));
    }

    /** A gear of the same application as its owner calls it, everything else by the name of its container. */
    private static String user(VolumeDetails volume, ContainerSummary container) {
        return Labels.gear(container.labels())
                .filter(gear -> gear.application().equals(volume.labels().get(Labels.APPLICATION)))
                .map(GearName::local)
                .orElse(container.name());
    }

    void remove(String name) {
        engine.volumes().remove(name);
    }
}

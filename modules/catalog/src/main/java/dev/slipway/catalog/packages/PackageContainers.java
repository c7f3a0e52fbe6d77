package dev.slipway.catalog.packages;

import dev.slipway.catalog.plan.ImageLabels;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The containers and volumes of a catalogue's packages, which are told from all others by their labels. */
public final class PackageContainers {
    /** What a container or volume is for. */
    static final String ROLE = "dev.slipway.role";

    static final String BUILDER = "package-builder";
    static final String REPOSITORY = "package-repository";

    private PackageContainers() {}

    /**
     * Removes all of them: the repository's container, builders that a killed run left, and their caches of package
     * lists and archives. Images and package files stay.
     *
     * @param catalog the name of the catalogue
     * @return the names of what was removed
     */
    public static List<String> removeAll(Engine engine, String catalog) {
        var removed = new ArrayList<String>();
        removed.addAll(remove(engine, catalog, REPOSITORY));
        removed.addAll(remove(engine, catalog, BUILDER));
        for (var volume : engine.volumes().list(filters(catalog, BUILDER))) {
            engine.volumes().remove(volume.name());
            removed.add(volume.name());
        }
        return removed;
    }

    static Map<String, String> labels(String catalog, String role) {
        return Map.of(ImageLabels.CATALOG, catalog, ROLE, role);
    }

    /** Removes the containers that have this role in a catalogue, whether they run or not. */
    static List<String> remove(Engine engine, String catalog, String role) {
        var containers = engine.containers().list(filters(catalog, role));
        containers.forEach(container -> engine.containers().removeForcibly(container.id()));
        return containers.stream().map(ContainerSummary::name).toList();
    }

    private static LabelFilter[] filters(String catalog, String role) {
        return new LabelFilter[] {LabelFilter.equal(ImageLabels.CATALOG, catalog), LabelFilter.equal(ROLE, role)};
    }
}

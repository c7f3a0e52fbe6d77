package dev.slipway.docker;

import dev.slipway.docker.gear.Labels;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.engine.network.NetworkDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells what this platform made, or one of before platforms had ids, from what others made on the same engine. */
final class Ownership {
    private final Engine engine;
    private final String platform;

    Ownership(Engine engine, String platform) {
        this.engine = engine;
        this.platform = platform;
    }

    /** Labels of something new, with this platform's. */
    Map<String, String> mark(Map<String, String> labels) {
        var marked = new TreeMap<>(labels);
        marked.put(Labels.PLATFORM, platform);
        return marked;
    }

    /** The other platform that made what has these labels, if one did. */
    Optional<String> other(Map<String, String> labels) {
        return Labels.platform(labels).filter(id -> !id.equals(platform));
    }

    /** The containers that pass every filter and are ours. */
    List<ContainerSummary> containers(LabelFilter... filters) {
        return engine.containers().list(filters).stream()
                .filter(container -> other(container.labels()).isEmpty())
                .toList();
    }

    /** Those among them that run. */
    List<ContainerSummary> running(LabelFilter... filters) {
        return engine.containers().listRunning(filters).stream()
                .filter(container -> other(container.labels()).isEmpty())
                .toList();
    }

    /** The networks that pass every filter and are ours. */
    List<NetworkDetails> networks(LabelFilter... filters) {
        return engine.networks().list(filters).stream()
                .filter(network -> other(network.labels()).isEmpty())
                .toList();
    }
}

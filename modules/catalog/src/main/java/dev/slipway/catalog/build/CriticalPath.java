package dev.slipway.catalog.build;

import dev.slipway.catalog.graph.ImageGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chain of images that took longest: no number of jobs makes a run shorter than it. */
final class CriticalPath {
    private CriticalPath() {}

    /** The chain, first image first; only images that have a duration count. */
    static List<String> of(ImageGraph graph, Map<String, Duration> durations) {
        var ends = new HashMap<String, Duration>();
        var before = new HashMap<String, String>();
        for (var image : graph.order()) {
            var duration = durations.getOrDefault(image, Duration.ZERO);
            var latest = latest(graph.parents(image), ends);
            latest.ifPresent(parent -> before.put(image, parent));
            ends.put(image, duration.plus(latest.map(ends::get).orElse(Duration.ZERO)));
        }
        var path = new ArrayList<String>();
        for (var image = latest(durations.keySet(), ends); image.isPresent(); image = previous(image.get(), before)) {
            if (!durations.getOrDefault(image.get(), Duration.ZERO).isZero()) {
                path.addFirst(image.get());
            }
        }
        return path;
    }

    private static Optional<String> previous(String image, Map<String, String> before) {
        return Optional.ofNullable(before.get(image));
    }

    private static Optional<String> latest(Iterable<String> images, Map<String, Duration> ends) {
        var candidates = new ArrayList<String>();
        images.forEach(candidates::add);
        return candidates.stream().max(Comparator.comparing(image -> ends.getOrDefault(image, Duration.ZERO)));
    }
}

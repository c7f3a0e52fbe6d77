package dev.slipway.platform.operate;

import dev.slipway.platform.api.ReleaseDiff.Difference;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.ConfigEntry;
import dev.slipway.platform.config.ConfigEntry.Value;
import dev.slipway.platform.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How releases differ. */
final class Differences {
    private Differences() {}

    static List<Difference> between(@Nullable Release from, Release to) {
        var before = from == null ? Map.<String, String>of() : flat(from);
        var after = flat(to);
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        var differences = new ArrayList<Difference>();
        for (var path : paths) {
            var was = before.getOrDefault(path, "");
            var is = after.getOrDefault(path, "");
            if (!was.equals(is)) {
                differences.add(new Difference(path, was, is));
            }
        }
        return differences;
    }

    private static Map<String, String> flat(Release release) {
        var all = new TreeMap<String, String>();
        release.spec().services().values().forEach(service -> service(service, release, all));
        release.spec().networks().forEach((name, network) -> all.put("networks." + name, network.toString()));
        release.spec().volumes().forEach((name, volume) -> all.put("volumes." + name, volume.toString()));
        release.spec().files().forEach((name, file) -> all.put("files." + name, file.toString()));
        release.config().entries().forEach(entry -> all.put("config." + name(entry), value(entry)));
        return all;
    }

    private static void service(ServiceSpec service, Release release, Map<String, String> all) {
        var path = "services." + service.name() + ".";
        all.put(path + "image", service.image() + " " + release.artifacts().get(service.name()));
        all.put(path + "pull", service.pull().toString());
        all.put(path + "program", service.program().toString());
        service.environment().forEach((name, value) -> all.put(path + "environment." + name, value));
        all.put(path + "mounts", service.mounts().toString());
        all.put(path + "networking", service.networking().toString());
        all.put(path + "check", String.valueOf(service.check()));
        all.put(path + "lifecycle", service.lifecycle().toString());
        all.put(path + "limits", service.limits().toString());
        all.put(path + "rights", service.rights().toString());
        all.put(path + "rollout", service.rollout().toString());
        all.put(path + "replicas", String.valueOf(service.replicas()));
        all.put(path + "dependencies", service.dependencies().toString());
        all.put(path + "published", service.published().toString());
        service.labels().forEach((name, value) -> all.put(path + "labels." + name, value));
        all.put(path + "job", String.valueOf(service.job()));
    }

    private static String name(ConfigEntry entry) {
        return entry.service().isEmpty() ? entry.name() : entry.service() + "." + entry.name();
    }

    private static String value(ConfigEntry entry) {
        return switch (entry.value()) {
            case Value.Plain plain -> plain.text();
            case Value.Secret _ -> "secret #" + entry.revision();
            case Value.Generated _ -> "generated #" + entry.revision();
            case Value.Linked linked -> linked.service() + "." + linked.variable();
            case Value.Aggregated aggregated ->
                aggregated.what() + " of " + aggregated.service() + " by '" + aggregated.delimiter() + "'";
        };
    }
}

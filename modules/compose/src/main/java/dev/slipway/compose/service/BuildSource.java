package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an image is built. The context is an absolute path or an address. */
public record BuildSource(
        String context,
        @Nullable String dockerfile,
        @Nullable String dockerfileInline,
        Map<String, String> args,
        @Nullable String target,
        Map<String, String> labels,
        List<String> tags,
        List<String> cacheFrom,
        boolean noCache,
        boolean pull,
        @Nullable String network,
        Map<String, List<String>> extraHosts,
        List<Grant> secrets,
        Map<String, String> ssh) {
    /** Copies the lists. */
    public BuildSource {
        tags = List.copyOf(tags);
        cacheFrom = List.copyOf(cacheFrom);
        secrets = List.copyOf(secrets);
    }

    /** What a mapping in canonical form says. */
    public static BuildSource of(Mapping mapping) {
        var values = new Values(mapping);
        return new BuildSource(
                values.text("context", ""),
                values.text("dockerfile"),
                values.text("dockerfile_inline"),
                values.valued("args"),
                values.text("target"),
                values.table("labels"),
                values.texts("tags"),
                values.texts("cache_from"),
                values.flag("no_cache"),
                values.flag("pull"),
                values.text("network"),
                hosts(mapping.mapping("extra_hosts")),
                values.list("secrets", Grant::of),
                values.table("ssh"));
    }

    private static Map<String, List<String>> hosts(Mapping mapping) {
        var hosts = new LinkedHashMap<String, List<String>>();
        mapping.entries().keySet().forEach(host -> hosts.put(host, mapping.texts(host)));
        return Collections.unmodifiableMap(hosts);
    }
}

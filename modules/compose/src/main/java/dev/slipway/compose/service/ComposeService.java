package dev.slipway.compose.service;

import dev.slipway.compose.deploy.Deploy;
import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Mark;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service of a Compose file, with everything resolved: paths are absolute, files of variables are part of the
 * environment, short notations are long. What is null was not written.
 */
public record ComposeService(
        String name,
        Mark mark,
        @Nullable String image,
        @Nullable BuildSource build,
        @Nullable String pullPolicy,
        @Nullable String platform,
        @Nullable String containerName,
        Execution execution,
        Networking networking,
        Storage storage,
        Limits limits,
        Isolation isolation,
        Map<String, Dependency> dependsOn,
        @Nullable HealthCheck healthCheck,
        Hooks hooks,
        @Nullable Logging logging,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<String> profiles,
        @Nullable Integer scale,
        @Nullable Deploy deploy,
        Map<String, YamlNode> extensions) {

    /** Copies the list. */
    public ComposeService {
        profiles = List.copyOf(profiles);
    }

    /** What a mapping in canonical form says of the service that has this name. */
    public static ComposeService of(String name, Mapping mapping) {
        var values = new Values(mapping);
        return new ComposeService(
                name,
                mapping.mark(),
                values.text("image"),
                values.one("build", BuildSource::of),
                values.text("pull_policy"),
                values.text("platform"),
                values.text("container_name"),
                Execution.of(mapping),
                Networking.of(mapping),
                Storage.of(mapping),
                Limits.of(mapping),
                Isolation.of(mapping),
                values.named("depends_on", Dependency::of),
                values.one("healthcheck", HealthCheck::of),
                hooks(values),
                values.one("logging", Logging::of),
                values.table("labels"),
                values.table("annotations"),
                values.texts("profiles"),
                values.number("scale"),
                values.one("deploy", Deploy::of),
                values.extensions());
    }

    /** The number of containers: what {@code scale} says, else {@code deploy.replicas}, else one. */
    public int replicas() {
        if (scale != null) {
            return scale;
        }
        return deploy == null || deploy.replicas() == null ? 1 : deploy.replicas();
    }

    private static Hooks hooks(Values values) {
        return new Hooks(
                values.list("pre_start", Hook::of),
                values.list("post_start", Hook::of),
                values.list("pre_stop", Hook::of));
    }
}

package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command at a point of a container's life. Only before the start it has an image of its own, and may run once instead
 * of for each container, as it does where the file says nothing.
 */
public record Hook(
        List<String> command,
        @Nullable String image,
        @Nullable String user,
        boolean privileged,
        @Nullable String workingDirectory,
        Map<String, String> environment,
        boolean perReplica) {
    /** Copies the lists. */
    public Hook {
        command = List.copyOf(command);
    }

    /** What a mapping in canonical form says. */
    public static Hook of(Mapping mapping) {
        var values = new Values(mapping);
        return new Hook(
                values.texts("command"),
                values.text("image"),
                values.text("user"),
                values.flag("privileged"),
                values.text("working_dir"),
                values.valued("environment"),
                values.flag("per_replica", true));
    }
}

package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a container. A command or entrypoint is null where the image decides, and empty where there is none;
 * variables without a value are left out.
 */
public record Execution(
        @Nullable List<String> command,
        @Nullable List<String> entrypoint,
        Map<String, String> environment,
        @Nullable String workingDirectory,
        @Nullable String user,
        List<String> groups,
        @Nullable Boolean init,
        boolean tty,
        boolean stdinOpen,
        @Nullable String stopSignal,
        @Nullable Duration stopGracePeriod,
        @Nullable String restart) {
    /** Copies the lists. */
    public Execution {
        groups = List.copyOf(groups);
    }

    /** What a mapping in canonical form says. */
    public static Execution of(Mapping mapping) {
        var values = new Values(mapping);
        return new Execution(
                values.words("command"),
                values.words("entrypoint"),
                values.valued("environment"),
                values.text("working_dir"),
                values.text("user"),
                values.texts("group_add"),
                values.choice("init"),
                values.flag("tty"),
                values.flag("stdin_open"),
                values.text("stop_signal"),
                values.duration("stop_grace_period"),
                values.text("restart"));
    }
}

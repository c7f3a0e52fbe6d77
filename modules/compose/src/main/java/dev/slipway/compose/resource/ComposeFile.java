package dev.slipway.compose.resource;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.nio.file.Path;

/** A secret or a config of a project: something that services get as a file. */
public record ComposeFile(String key, String name, Source source) {
    /** What a mapping in canonical form says of the secret or config that has this key. */
    public static ComposeFile of(String key, Mapping mapping) {
        var values = new Values(mapping);
        var name = values.text("name", key);
        return new ComposeFile(key, name, source(mapping, name));
    }

    private static Source source(Mapping mapping, String name) {
        return mapping.text("file")
                .<Source>map(file -> new FromFile(Path.of(file)))
                .or(() -> mapping.text("content").map(Inline::new))
                .or(() -> mapping.text("environment").map(FromVariable::new))
                .orElseGet(() -> new External(name));
    }

    /** Where the content comes from. */
    public sealed interface Source {}

    /** A file of the host. */
    public record FromFile(Path file) implements Source {}

    /** A text written in the Compose file. */
    public record Inline(String content) implements Source {}

    /** The value of a variable of the surroundings. */
    public record FromVariable(String variable) implements Source {}

    /** Something the platform already knows by this name. */
    public record External(String name) implements Source {}
}

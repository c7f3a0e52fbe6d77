package dev.slipway.catalog.definition;

import dev.slipway.catalog.definition.PackageSettings.GitSource;
import dev.slipway.yaml.YamlMap;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code artifacts} of catalog.yaml. */
final class ArtifactSettingsReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:[._-][a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+~_-]*");
    private static final Pattern ARCHIVE = Pattern.compile(".+\\.(?:tar\\.gz|tgz)");
    private static final String FOLDER = "artifacts";

    private ArtifactSettingsReader() {}

    /**
     * Reads the section.
     *
     * @param root the catalogue, which relative paths begin at
     * @param version of artifacts that name none
     */
    static Map<String, ArtifactSettings> read(Path root, YamlMap catalog, String version) {
        var artifacts = new TreeMap<String, ArtifactSettings>();
        catalog.namedMaps(FOLDER).forEach((name, entry) -> {
            if (!NAME.matcher(name).matches()) {
                throw entry.fault("", "'" + name + "' is not a lower-case name");
            }
            artifacts.put(name, artifact(root, name, entry, version));
            entry.refuseOtherKeys();
        });
        return artifacts;
    }

    private static ArtifactSettings artifact(Path root, String name, YamlMap entry, String usual) {
        var version = entry.text("version", usual);
        if (!VERSION.matcher(version).matches()) {
            throw entry.fault("version", "'" + version + "' cannot be part of a file's name");
        }
        var archive =
                entry.text("archive").map(text -> archive(root, entry, text)).orElse(null);
        if (archive == null && !entry.has("git")) {
            entry.refuseOtherKeys();
            throw entry.fault("", "needs git, archive or both");
        }
        var file = root.resolve(FOLDER).resolve(name + "-" + version + ".tar.gz");
        return new ArtifactSettings(name, file, archive, git(root, entry));
    }

    private static Path archive(Path root, YamlMap entry, String text) {
        if (!ARCHIVE.matcher(text).matches()) {
            throw entry.fault("archive", "'" + text + "' does not end in .tar.gz or .tgz");
        }
        return root.resolve(text).normalize();
    }

    private static @Nullable GitSource git(Path root, YamlMap entry) {
        return entry.has("git") ? PackageSettingsReader.git(root, entry) : null;
    }
}

package dev.slipway.catalog.definition;

import dev.slipway.catalog.definition.PackageSettings.DebianSource;
import dev.slipway.catalog.definition.PackageSettings.FolderSource;
import dev.slipway.catalog.definition.PackageSettings.GitSource;
import dev.slipway.catalog.definition.PackageSettings.PackageSource;
import dev.slipway.oci.ImageReference;
import dev.slipway.yaml.YamlMap;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code packages} of catalog.yaml. */
final class PackageSettingsReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]*");
    private static final Pattern DEBIAN =
            Pattern.compile("([a-z0-9][a-z0-9+.-]+)(?:=((?:\\d+:)?[0-9][A-Za-z0-9.+~:-]*))?");
    private static final Pattern ARCHIVE = Pattern.compile(".+\\.(?:tar|tar\\.gz|tgz|tar\\.xz|txz)");
    private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+]*://.+|[^/]+:.+");
    private static final List<String> KINDS = List.of("debian", "git", "folder");

    private final Path root;
    private final YamlMap yaml;

    private PackageSettingsReader(Path root, YamlMap yaml) {
        this.root = root.toAbsolutePath().normalize();
        this.yaml = yaml;
    }

    /**
     * Reads the section.
     *
     * @param root the catalogue, which relative paths begin at
     * @param tag the version when none is written
     */
    static PackageSettings read(Path root, YamlMap section, String tag) {
        return new PackageSettingsReader(root, section).read(tag);
    }

    private PackageSettings read(String tag) {
        var settings = new PackageSettings(version(tag), folder(), archive(), sources());
        yaml.refuseOtherKeys();
        return settings;
    }

    private String version(String tag) {
        var version = yaml.text("version", tag);
        try {
            new ImageReference(null, "x", version, null);
            return version;
        } catch (IllegalArgumentException e) {
            throw yaml.fault("version", e.getMessage());
        }
    }

    private Path folder() {
        var folder = root.resolve(yaml.text("folder", "packages")).normalize();
        if (root.startsWith(folder)) {
            throw yaml.fault("folder", "'" + folder + "' holds the catalogue; packages need a folder of their own");
        }
        return folder;
    }

    private @Nullable Path archive() {
        var archive = yaml.text("archive").orElse(null);
        if (archive != null && !ARCHIVE.matcher(archive).matches()) {
            throw yaml.fault("archive", "'" + archive + "' does not end in .tar, .tar.gz, .tgz, .tar.xz or .txz");
        }
        return archive == null ? null : root.resolve(archive).normalize();
    }

    private Map<String, PackageSource> sources() {
        var sources = new LinkedHashMap<String, PackageSource>();
        yaml.namedMaps("sources").forEach((name, entry) -> {
            if (!NAME.matcher(name).matches()) {
                throw entry.fault("", "'" + name + "' is not a name of lower-case letters, digits, '+', '-' and '.'");
            }
            sources.put(name, source(entry));
            entry.refuseOtherKeys();
        });
        return sources;
    }

    private PackageSource source(YamlMap entry) {
        var kinds = KINDS.stream().filter(entry::has).toList();
        if (kinds.isEmpty()) {
            entry.refuseOtherKeys();
        }
        if (kinds.size() != 1) {
            throw entry.fault("", "needs exactly one of debian, git and folder");
        }
        return switch (kinds.getFirst()) {
            case "debian" -> debian(entry);
            case "git" -> git(root, entry);
            default ->
                new FolderSource(root.resolve(entry.requiredText("folder")).normalize());
        };
    }

    private static DebianSource debian(YamlMap entry) {
        var text = entry.requiredText("debian");
        var source = DEBIAN.matcher(text);
        if (!source.matches()) {
            throw entry.fault("debian", "'" + text + "' is not a source package such as hello or hello=2.10-5");
        }
        return new DebianSource(source.group(1), source.group(2));
    }

    /** The keys {@code git} and {@code ref} of a mapping. */
    static GitSource git(Path root, YamlMap entry) {
        return new GitSource(repository(root.toAbsolutePath().normalize(), entry.requiredText("git")), ref(entry));
    }

    /** A path becomes absolute, so that it means the same wherever git is called. */
    private static String repository(Path root, String text) {
        return URL.matcher(text).matches()
                ? text
                : root.resolve(text).normalize().toString();
    }

    /** A ref that begins with a dash would be an option of git. */
    private static String ref(YamlMap entry) {
        var ref = entry.text("ref", "HEAD");
        if (ref.isEmpty() || ref.startsWith("-") || ref.chars().anyMatch(Character::isWhitespace)) {
            throw entry.fault("ref", "'" + ref + "' is not a branch, tag or commit");
        }
        return ref;
    }
}

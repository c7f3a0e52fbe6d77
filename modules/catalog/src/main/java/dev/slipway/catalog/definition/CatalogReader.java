package dev.slipway.catalog.definition;

import dev.slipway.catalog.definition.Catalog.BuildSettings;
import dev.slipway.catalog.definition.Catalog.Distribution;
import dev.slipway.catalog.definition.Catalog.Group;
import dev.slipway.catalog.definition.ImageDefinition.Declared;
import dev.slipway.catalog.definition.ImageDefinition.Source;
import dev.slipway.catalog.definition.ImageDefinition.Written;
import dev.slipway.catalog.dockerfile.Dockerfile;
import dev.slipway.oci.ImageReference;
import dev.slipway.yaml.InputException;
import dev.slipway.yaml.Suggestion;
import dev.slipway.yaml.YamlMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder as a catalogue. Folders whose names begin with a dot are not looked at, nor are those of packages and
 * their sources, and nothing is looked for inside the folder of an image.
 */
public final class CatalogReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*");
    private static final String SETTINGS = "catalog.yaml";

    private final Path root;
    private final Map<String, ImageDefinition> images = new TreeMap<>();
    private Set<Path> others = Set.of();

    private CatalogReader(Path root) {
        this.root = root;
    }

    /**
     * Reads the catalogue in this folder.
     *
     * @throws InputException when anything in it cannot be taken
     */
    public static Catalog read(Path root) {
        return new CatalogReader(root).read();
    }

    private Catalog read() {
        if (!Files.isDirectory(root)) {
            throw new InputException(root, "is not a folder; name the catalogue's folder with --catalog");
        }
        var file = root.resolve(SETTINGS);
        return Files.exists(file) ? withSettings(YamlMap.read(file)) : plain();
    }

    private void searchImages() {
        search(root, null);
        if (images.isEmpty()) {
            throw new InputException(root, "holds no image: no folder in it has a Dockerfile or an image.yaml");
        }
    }

    private Catalog plain() {
        searchImages();
        return new Catalog(
                root,
                nameOfFolder(),
                "",
                "latest",
                null,
                new BuildSettings("host", Map.of(), List.of()),
                null,
                Map.of(),
                foldersAsGroups(),
                images);
    }

    private Catalog withSettings(YamlMap yaml) {
        var tag = yaml.text("tag", "latest");
        var packages = yaml.map("packages")
                .map(section -> PackageSettingsReader.read(root, section, tag))
                .orElse(null);
        others = packages == null ? Set.of() : packages.folders().collect(Collectors.toSet());
        searchImages();
        var build = yaml.map("build");
        var catalog = new Catalog(
                root,
                yaml.text("name", nameOfFolder()),
                yaml.text("registry", ""),
                tag,
                yaml.map("distribution").map(CatalogReader::distribution).orElse(null),
                new BuildSettings(
                        build.map(CatalogReader::network).orElse("host"),
                        build.map(map -> map.textMap("args")).orElse(Map.of()),
                        yaml.texts("external")),
                packages,
                ArtifactSettingsReader.read(root, yaml, packages == null ? tag : packages.version()),
                groups(yaml),
                images);
        build.ifPresent(YamlMap::refuseOtherKeys);
        yaml.refuseOtherKeys();
        if (!NAME.matcher(catalog.name()).matches()) {
            throw yaml.fault("name", "'" + catalog.name() + "' is not a lower-case name");
        }
        checkReference(yaml, catalog);
        return catalog;
    }

    private static void checkReference(YamlMap yaml, Catalog catalog) {
        try {
            ImageReference.parse(catalog.registry().isEmpty() ? "x" : catalog.registry() + "/x");
        } catch (IllegalArgumentException e) {
            throw yaml.fault("registry", "'" + catalog.registry() + "': " + e.getMessage());
        }
        try {
            new ImageReference(null, "x", catalog.tag(), null);
        } catch (IllegalArgumentException e) {
            throw yaml.fault("tag", e.getMessage());
        }
    }

    private static Distribution distribution(YamlMap yaml) {
        var epoch = yaml.text("epoch", "1970-01-01T00:00:00Z");
        try {
            var distribution = new Distribution(
                    yaml.requiredText("suite"),
                    yaml.text("variant", "minbase"),
                    yaml.texts("mirrors"),
                    Instant.parse(epoch).getEpochSecond());
            yaml.refuseOtherKeys();
            return distribution;
        } catch (DateTimeParseException e) {
            throw yaml.fault("epoch", "'" + epoch + "' is not a moment such as 2025-08-09T00:00:00Z");
        }
    }

    private static String network(YamlMap build) {
        var network = build.text("network", "host");
        if (!List.of("host", "default", "none").contains(network)) {
            throw build.fault("network", "'" + network + "' is unknown; expected host, default or none");
        }
        return network;
    }

    private Map<String, Group> groups(YamlMap yaml) {
        var groups = foldersAsGroups();
        var folders = Set.copyOf(groups.keySet());
        yaml.namedMaps("groups").forEach((name, entry) -> {
            if (!folders.contains(name)) {
                throw entry.fault(
                        "", "no image stands in a folder '" + name + "'" + Suggestion.didYouMean(name, folders));
            }
            groups.put(name, new Group(Labels.read(entry, "labels")));
            entry.refuseOtherKeys();
        });
        return groups;
    }

    private Map<String, Group> foldersAsGroups() {
        var groups = new TreeMap<String, Group>();
        images.values().stream()
                .flatMap(image -> Optional.ofNullable(image.group()).stream())
                .forEach(folder -> groups.put(folder, new Group(Map.of())));
        return groups;
    }

    private void search(Path folder, @Nullable String group) {
        try (var entries = Files.list(folder)) {
            for (var entry : entries.filter(Files::isDirectory).sorted().toList()) {
                if (!entry.getFileName().toString().startsWith(".")
                        && !others.contains(entry.toAbsolutePath().normalize())) {
                    visit(entry, group);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private void visit(Path folder, @Nullable String group) {
        var name = folder.getFileName().toString();
        var declared = Files.exists(folder.resolve("image.yaml"));
        var written = Files.exists(folder.resolve("Dockerfile"));
        if (declared && written) {
            throw new InputException(folder, "holds both a Dockerfile and an image.yaml; keep one of them");
        }
        if (!declared && !written) {
            search(folder, name);
            return;
        }
        if (!NAME.matcher(name).matches()) {
            throw new InputException(folder, "'" + name + "' cannot be an image's name: it must be lower case");
        }
        var twin = images.put(name, new ImageDefinition(name, group, folder, source(folder, declared)));
        if (twin != null) {
            throw new InputException(folder, "an image '" + name + "' stands in " + twin.folder() + " already");
        }
    }

    private static Source source(Path folder, boolean declared) {
        return declared
                ? new Declared(ImageSpecReader.read(folder.resolve("image.yaml")))
                : new Written(Dockerfile.read(folder.resolve("Dockerfile")));
    }

    private String nameOfFolder() {
        var folder = Optional.ofNullable(root.toAbsolutePath().normalize().getFileName());
        var words =
                folder.map(Path::toString).orElse("").toLowerCase(Locale.ROOT).split("[^a-z0-9]+");
        var name = String.join(
                "-", Stream.of(words).filter(word -> !word.isEmpty()).toList());
        return name.isEmpty() ? "catalog" : name;
    }
}

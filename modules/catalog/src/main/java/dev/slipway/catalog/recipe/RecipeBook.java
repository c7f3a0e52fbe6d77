package dev.slipway.catalog.recipe;

import dev.slipway.catalog.apt.PackageFolder;
import dev.slipway.catalog.definition.ArtifactSettings;
import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.definition.ImageDefinition;
import dev.slipway.catalog.definition.ImageDefinition.Declared;
import dev.slipway.catalog.definition.ImageDefinition.Written;
import dev.slipway.catalog.definition.ImageSpec;
import dev.slipway.catalog.dockerfile.Dockerfile;
import dev.slipway.catalog.graph.ImageGraph;
import dev.slipway.catalog.graph.ParentResolver;
import dev.slipway.catalog.recipe.Recipe.ContextFile;
import dev.slipway.yaml.InputException;
import dev.slipway.yaml.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The recipes of all images of a catalogue. */
public final class RecipeBook {
    private final ImageGraph graph;
    private final Catalog catalog;
    private final ParentResolver resolver;
    private final OwnPackages packages;
    private final Set<String> withoutPackages;

    /** The recipes of the images of this graph; if the catalogue brings packages, they are not made yet. */
    public RecipeBook(ImageGraph graph) {
        this(graph, graph.catalog().packages() == null ? new OwnPackages.None() : new OwnPackages.Unknown());
    }

    private RecipeBook(ImageGraph graph, OwnPackages packages) {
        this.graph = graph;
        this.catalog = graph.catalog();
        this.resolver = new ParentResolver(catalog);
        this.packages = packages;
        this.withoutPackages = Set.copyOf(graph.withAncestors(OwnPackages.MADE_WITH.stream()
                .filter(catalog.images()::containsKey)
                .toList()));
    }

    /** The same with these packages, which the catalogue brings itself. */
    public RecipeBook withPackages(PackageFolder folder) {
        return new RecipeBook(graph, new OwnPackages.Known(folder));
    }

    /** Whether the catalogue brings packages that are not made yet. */
    public boolean awaitsPackages() {
        return packages instanceof OwnPackages.Unknown;
    }

    /**
     * The catalogue's own packages that building an image anew would install in the place of others. An image that is
     * built from none of the catalogue has packages that no step of its own installed: of those that it begins with,
     * none is replaced unless it is named.
     */
    public PackageFolder replacements(String name) {
        var image = catalog.image(name);
        var words = aptWords(image);
        if (words.isEmpty() || !(packages(name) instanceof OwnPackages.Known(var folder))) {
            return new PackageFolder(List.of());
        }
        var any = graph.base(name).isPresent() || words.stream().anyMatch(OwnPackages.EVERYTHING::contains);
        return any ? folder : new PackageFolder(folder.closure(words));
    }

    /** The graph these recipes were made for. */
    public ImageGraph graph() {
        return graph;
    }

    /** The recipe of one image; reads the names of its context files, not their content. */
    public Recipe recipe(String name) {
        var image = catalog.image(name);
        return switch (image.source()) {
            case Declared(var spec) -> declared(image, spec);
            case Written(var dockerfile) -> written(image, dockerfile);
        };
    }

    /** The labels an image has when it is built, those it inherits from images of the catalogue included. */
    public Map<String, String> labels(String name) {
        var image = catalog.image(name);
        var labels = new TreeMap<String, String>();
        graph.base(name).ifPresent(parent -> labels.putAll(labels(parent)));
        labels.putAll(catalog.groupLabels(image));
        labels.putAll(
                switch (image.source()) {
                    case Declared(var spec) -> spec.labels();
                    case Written(var dockerfile) -> dockerfile.labels();
                });
        return labels;
    }

    /** The configuration that a container of the image writes; nothing for an image with a Dockerfile of its own. */
    public EffectiveConfig config(String name) {
        return switch (catalog.image(name).source()) {
            case Declared(var spec) -> EffectiveConfig.of(spec, graph.declaredAncestors(name));
            case Written _ -> new EffectiveConfig(List.of(), List.of());
        };
    }

    /** Where an image keeps a configuration file as its packages installed it. */
    public static String packaged(String path) {
        return ConfigStep.PACKAGED + path;
    }

    private Recipe declared(ImageDefinition image, ImageSpec spec) {
        var ancestors = graph.declaredAncestors(image.name());
        checkUser(image, spec, ancestors);
        var context = new TreeMap<String, Path>();
        spec.files().forEach(file -> addTree(image.folder(), image.folder().resolve(file.from()), context));
        spec.artifacts().keySet().forEach(name -> addArtifact(image, name, context));
        var labels = new TreeMap<>(catalog.groupLabels(image));
        labels.putAll(spec.labels());
        var bootstrap = spec.from() instanceof ImageSpec.Bootstrap ? bootstrap(image) : null;
        var base = switch (spec.from()) {
            case ImageSpec.Bootstrap _ -> bootstrapped(bootstrap(image));
            case ImageSpec.Image(var reference, var _) -> "FROM " + fullName(image.name(), reference) + "\n";
        };
        var cache = catalog.name() + "-" + graph.root(image.name());
        var own = packages(image.name());
        return new Recipe(
                image.name(),
                DeclaredDockerfile.write(spec, ancestors, base, cache, own, labels),
                files(context),
                catalog.build().arguments(),
                Map.of(),
                bootstrap,
                graph.parents(image.name()),
                graph.externalParents(image.name()),
                involved(own, aptWords(image)));
    }

    /** The reader has seen the file itself; user and configuration may also come from images below. */
    private static void checkUser(ImageDefinition image, ImageSpec spec, List<ImageSpec> ancestors) {
        var user = ImageSpec.user(spec, ancestors);
        for (var file : EffectiveConfig.of(spec, ancestors).files()) {
            if (!ImageSpec.isRoot(user) && file.isInSharedFolder()) {
                throw new InputException(
                        image.file(),
                        "config." + file.path() + ": the user '" + user + "' cannot replace a file in " + file.folder()
                                + "; put it into a folder of its own");
            }
        }
    }

    private Recipe written(ImageDefinition image, Dockerfile dockerfile) {
        var arguments = catalog.build().arguments();
        var context = new TreeMap<String, Path>();
        addTree(image.folder(), image.folder(), context);
        context.remove("Dockerfile");
        catalog.artifacts().keySet().stream()
                .filter(name -> dockerfile.text().contains(ArtifactSettings.contextPath(name)))
                .forEach(name -> addArtifact(image, name, context));
        var own = dockerfile.labels();
        var labels = new LinkedHashMap<>(catalog.groupLabels(image));
        labels.keySet().removeAll(own.keySet());
        var named = dockerfile.withImages(arguments, reference -> fullName(image.name(), reference));
        var packaged = packages(image.name());
        return new Recipe(
                image.name(),
                packaged instanceof OwnPackages.None
                        ? named
                        : OwnPackages.reaching(Dockerfile.parse(dockerfile.file(), named)),
                files(context),
                arguments,
                labels,
                null,
                graph.parents(image.name()),
                graph.externalParents(image.name()),
                involved(packaged, aptWords(image)));
    }

    private OwnPackages packages(String image) {
        return withoutPackages.contains(image) ? new OwnPackages.None() : packages;
    }

    private Collection<String> aptWords(ImageDefinition image) {
        return switch (image.source()) {
            case Declared(var spec) -> {
                var words = new ArrayList<>(spec.packages());
                spec.steps().forEach(step -> words.addAll(Dockerfile.aptWords(step)));
                yield words;
            }
            case Written(var dockerfile) -> aptWords(dockerfile, catalog.build().arguments());
        };
    }

    /** Values of build arguments may name packages too. */
    private static Collection<String> aptWords(Dockerfile dockerfile, Map<String, String> arguments) {
        var words = new TreeSet<>(dockerfile.aptWords());
        if (!words.isEmpty()) {
            arguments.values().forEach(value -> words.addAll(List.of(value.split("\\s+"))));
        }
        return words;
    }

    private static @Nullable Map<String, String> involved(OwnPackages packages, Collection<String> words) {
        return switch (packages) {
            case OwnPackages.None _ -> Map.of();
            case OwnPackages.Unknown _ -> words.isEmpty() ? Map.of() : null;
            case OwnPackages.Known(var folder) -> OwnPackages.involved(folder, words);
        };
    }

    private String fullName(String image, String reference) {
        return resolver.nameOf(image, reference)
                .map(parent -> catalog.reference(parent).toString())
                .orElse(reference);
    }

    private BootstrapCommand bootstrap(ImageDefinition image) {
        var distribution = catalog.distribution();
        if (distribution == null) {
            throw new InputException(
                    image.file(), "from: bootstrap needs a 'distribution' in catalog.yaml with suite and mirrors");
        }
        return BootstrapCommand.of(distribution);
    }

    private static String bootstrapped(BootstrapCommand command) {
        return "# rootfs.tar is made with\n# " + command.shellLine("rootfs.tar") + "\nFROM scratch\nADD rootfs.tar /\n";
    }

    /** An archive of catalog.yaml stands in the context of each image that uses it. */
    private void addArtifact(ImageDefinition image, String name, Map<String, Path> context) {
        var artifact = catalog.artifacts().get(name);
        if (artifact == null) {
            throw new InputException(
                    image.file(),
                    "artifacts: catalog.yaml has no artifact '" + name + "'"
                            + Suggestion.didYouMean(name, catalog.artifacts().keySet()));
        }
        context.put(ArtifactSettings.contextPath(name), artifact.file());
    }

    private static List<ContextFile> files(Map<String, Path> context) {
        var files = new ArrayList<ContextFile>();
        context.forEach((path, source) -> files.add(new ContextFile(path, source)));
        return files;
    }

    private static void addTree(Path folder, Path from, Map<String, Path> context) {
        try (var tree = Files.walk(from)) {
            var ignore = IgnoreFile.in(folder);
            for (var file : tree.toList()) {
                var path = folder.relativize(file).toString();
                if (!path.isEmpty() && !ignore.ignores(path)) {
                    context.put(path, file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + from, e);
        }
    }
}

package dev.slipway.catalog.recipe;

import dev.slipway.catalog.dockerfile.Dockerfile;
import dev.slipway.oci.Digest;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything one image is built from, except what its parents turn out to be.
 *
 * @param dockerfile the text that is built; its parents carry the catalogue's full names
 * @param context files sent along, sorted by path
 * @param arguments build arguments
 * @param labels set in the image's configuration beside those of the Dockerfile
 * @param bootstrap how to make {@code rootfs.tar} of the context first, or null
 * @param parents images of the catalogue this one stands on
 * @param externalParents images of registries this one stands on
 * @param packages those of the catalogue's own packages that it can involve, a digest by name; null while they are not
 *     made
 */
public record Recipe(
        String name,
        String dockerfile,
        List<ContextFile> context,
        Map<String, String> arguments,
        Map<String, String> labels,
        @Nullable BootstrapCommand bootstrap,
        List<String> parents,
        List<String> externalParents,
        @Nullable Map<String, String> packages) {

    /** What stands before the name of a package among the {@link #inputs}. */
    public static final String PACKAGE = "package ";

    private static final int NAMED_FILES = 100;

    /** Keeps copies. */
    public Recipe {
        context = List.copyOf(context);
        parents = List.copyOf(parents);
        externalParents = List.copyOf(externalParents);
        packages = packages == null ? null : Collections.unmodifiableMap(new TreeMap<>(packages));
    }

    /**
     * A file, folder or link of the context.
     *
     * @param path relative to the context, with slashes
     */
    public record ContextFile(String path, Path source) {}

    /** How the root file system of a bootstrapped image is made. */
    public Optional<BootstrapCommand> bootstrapCommand() {
        return Optional.ofNullable(bootstrap);
    }

    /**
     * What decides whether an image is current, by the name it has in messages: {@code Dockerfile},
     * {@code file entrypoint.sh}, {@code argument X}, {@code label X}, {@code bootstrap}, {@code parent debian},
     * {@code package greeter}.
     *
     * @param ids the engine's id of each parent that is there; one that is not there counts by its name alone
     */
    public Map<String, String> inputs(Map<String, String> ids) {
        var inputs = new TreeMap<String, String>();
        inputs.put("Dockerfile", brief(dockerfile));
        inputs.putAll(contextInputs());
        arguments.forEach((key, value) -> inputs.put("argument " + key, brief(value)));
        labels.forEach((key, value) -> inputs.put("label " + key, brief(value)));
        parents.forEach(parent -> inputs.put("parent " + parent, brief(ids.getOrDefault(parent, ""))));
        externalParents.forEach(parent -> inputs.put("parent " + parent, brief(ids.getOrDefault(parent, ""))));
        bootstrapCommand().ifPresent(command -> inputs.put("bootstrap", brief(command.shellLine("rootfs.tar"))));
        ownPackages().forEach((name, digest) -> inputs.put(PACKAGE + name, digest));
        return Collections.unmodifiableMap(inputs);
    }

    /** Those of the catalogue's own packages that it can involve, as far as they are made. */
    public Map<String, String> ownPackages() {
        return packages == null ? Map.of() : packages;
    }

    /** Whether it installs packages while nobody knows yet what the catalogue's own ones are. */
    public boolean waitsForPackages() {
        return packages == null;
    }

    /** The arguments it is built with: its own, and one that keys its steps to the packages they can involve. */
    public Map<String, String> buildArguments() {
        if (ownPackages().isEmpty()) {
            return arguments;
        }
        var all = new TreeMap<>(arguments);
        all.put(OwnPackages.ARGUMENT, digest(ownPackages()).shortened(12));
        return all;
    }

    /**
     * The same with every step keyed to this run, so that none is taken from the engine's layer cache. Unlike the
     * engine's own {@code nocache}, which BuildKit 0.8 extends to cache mounts, it leaves the shared package index.
     */
    public Recipe afresh(String run) {
        var keyed = Dockerfile.parse(Path.of("Dockerfile"), dockerfile).withStageLine("ARG SLIPWAY_RUN=" + run);
        return new Recipe(name, keyed, context, arguments, labels, bootstrap, parents, externalParents, packages);
    }

    /** One digest over all inputs. */
    public static Digest digest(Map<String, String> inputs) {
        var text = new StringBuilder();
        new TreeMap<>(inputs)
                .forEach((name, digest) ->
                        text.append(name).append('\0').append(digest).append('\n'));
        return Digest.of(text.toString());
    }

    /** Each file by itself, so that a plan can name it, unless there are too many for a label. */
    private Map<String, String> contextInputs() {
        var files = new TreeMap<String, String>();
        context.forEach(file -> files.put("file " + file.path(), ContextDigest.of(file.source())));
        return files.size() <= NAMED_FILES
                ? files
                : Map.of("some of " + files.size() + " files", digest(files).shortened(12));
    }

    static String brief(String text) {
        return Digest.of(text).shortened(12);
    }
}

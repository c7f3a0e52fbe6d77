package dev.slipway.catalog.definition;

import dev.slipway.catalog.config.ConfigFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An {@code image.yaml}, checked. docs/catalogue.md describes every field.
 *
 * @param from where the image stands on
 * @param user {@code user[:group]}, or null for root
 * @param artifacts archives of catalog.yaml that are unpacked in the image: the folder, by name
 * @param steps extra build steps, shell text
 * @param healthcheck or null
 * @param stopSignal such as {@code SIGTERM}, or null for the engine's default
 */
public record ImageSpec(
        String description,
        Parent from,
        List<String> packages,
        List<EnvironmentVariable> environment,
        List<ConfigFile> config,
        List<CopiedFile> files,
        Map<String, String> artifacts,
        List<String> steps,
        @Nullable String user,
        List<String> entrypoint,
        List<String> command,
        List<String> expose,
        List<String> volumes,
        @Nullable Healthcheck healthcheck,
        @Nullable String stopSignal,
        Map<String, String> labels) {

    /** The user of the process: the image's own, or that of the nearest ancestor that names one; null for none. */
    public static @Nullable String user(ImageSpec spec, List<ImageSpec> ancestors) {
        return Stream.concat(Stream.of(spec), ancestors.stream())
                .flatMap(image -> Optional.ofNullable(image.user()).stream())
                .findFirst()
                .orElse(null);
    }

    /** Whether the process of a container runs as root, as it does when nobody says otherwise. */
    public static boolean isRoot(@Nullable String user) {
        return user == null || List.of("root", "0").contains(user.split(":", -1)[0]);
    }

    /** What an image stands on. */
    public sealed interface Parent {}

    /** The distribution's packages, by mmdebstrap. */
    public record Bootstrap() implements Parent {}

    /**
     * An image, by its catalogue name or a full reference.
     *
     * @param line where the file names it, counted from one
     */
    public record Image(String reference, int line) implements Parent {}

    /**
     * A variable that the container reads.
     *
     * @param fallback the value put into the image, or null
     * @param secret whether its value must never be shown
     */
    public record EnvironmentVariable(
            String name, String description, @Nullable String fallback, boolean required, boolean secret) {}

    /**
     * A file or folder of the image's folder that is copied into the image.
     *
     * @param mode octal digits, or null for the file's own
     * @param owner {@code user[:group]}, or null for root
     */
    public record CopiedFile(
            String from,
            String to,
            @Nullable String mode,
            @Nullable String owner) {}

    /**
     * How an engine finds out whether the process works.
     *
     * @param command one element: shell text; several: a command and its arguments
     * @param shell whether the command is shell text
     * @param interval null for the engine's default, as for the other times
     */
    public record Healthcheck(
            List<String> command,
            boolean shell,
            @Nullable Duration interval,
            @Nullable Duration timeout,
            @Nullable Duration startPeriod,
            int retries) {}
}

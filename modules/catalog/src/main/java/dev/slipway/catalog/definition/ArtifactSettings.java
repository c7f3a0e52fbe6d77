package dev.slipway.catalog.definition;

import dev.slipway.catalog.definition.PackageSettings.GitSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An archive of Ansible code for image builds, as an entry of catalog.yaml's {@code artifacts} says.
 *
 * @param name such as {@code contrail-ansible}
 * @param file where the archive is or goes: {@code artifacts/NAME-VERSION.tar.gz}
 * @param archive one that somebody may give, or null
 * @param source what it is made from when none is given, or null
 */
public record ArtifactSettings(
        String name,
        Path file,
        @Nullable Path archive,
        @Nullable GitSource source) {

    /** Where an artifact stands in the context of the images that use it. */
    public static String contextPath(String name) {
        return "artifacts/" + name + ".tar.gz";
    }

    /** The archive that somebody gave, if it is there. */
    public Optional<Path> givenArchive() {
        return Optional.ofNullable(archive).filter(Files::exists);
    }

    /** Where one that somebody gives is looked for. */
    public Path archivePath() {
        return archive == null ? file : archive;
    }

    /** What it is made from. */
    public Optional<GitSource> gitSource() {
        return Optional.ofNullable(source);
    }
}

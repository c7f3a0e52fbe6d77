package dev.slipway.source.input;

import dev.slipway.yaml.InputException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Where source is, as people write it: an address or path, with an optional {@code #ref}. */
public sealed interface SourceLocation {
    /** {@code [user@]host:path}, the colon before any slash. */
    Pattern SECURE_COPY = Pattern.compile("(?:[^/:@]+@)?[^/:@]+:[^/].*");

    /** Archives that are unpacked. */
    List<String> ARCHIVES = List.of(".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".zip");

    /** Archives that are deployed as they are. */
    List<String> BINARIES = List.of(".war", ".jar", ".ear");

    /**
     * A git repository.
     *
     * @param address as git takes it
     * @param ref branch, tag or commit; empty for what the repository calls its head
     */
    record Git(String address, String ref) implements SourceLocation {}

    /**
     * A folder of this machine, in a git repository or not.
     *
     * @param ref branch, tag or commit of that repository; empty for its head
     */
    record Folder(Path path, String ref) implements SourceLocation {}

    /** An archive with source. */
    record Archive(Path path) implements SourceLocation {}

    /** Something built already. */
    record Binary(Path path) implements SourceLocation {}

    /**
     * Reads one.
     *
     * @param folder what relative paths stand in
     * @throws InputException when nothing is there
     */
    static SourceLocation parse(String text, Path folder) {
        var hash = text.lastIndexOf('#');
        var place = hash < 0 ? text : text.substring(0, hash);
        var ref = hash < 0 ? "" : text.substring(hash + 1);
        if (place.startsWith("file://")) {
            return ofFileUrl(place, ref);
        }
        var path = folder.resolve(place);
        if (place.contains("://") || (SECURE_COPY.matcher(place).matches() && !Files.exists(path))) {
            return new Git(place, ref);
        }
        if (Files.isDirectory(path)) {
            return new Folder(path, ref);
        }
        return file(path, text);
    }

    private static SourceLocation ofFileUrl(String url, String ref) {
        var path = url.substring("file://".length());
        if (!path.startsWith("/")) {
            throw new InputException("'" + url + "' names a host; write file:///PATH");
        }
        return Files.isDirectory(Path.of(path))
                ? new Git(url, ref)
                : file(Path.of(URI.create(url).getPath()), url);
    }

    private static SourceLocation file(Path path, String text) {
        if (!Files.exists(path)) {
            throw new InputException("there is no source '" + text + "'; expected a folder, an archive ("
                    + String.join(", ", ARCHIVES) + "), a " + String.join(", ", BINARIES)
                    + " or the address of a git repository");
        }
        if (ARCHIVES.stream().anyMatch(path.toString()::endsWith)) {
            return new Archive(path);
        }
        if (BINARIES.stream().anyMatch(path.toString()::endsWith)) {
            return new Binary(path);
        }
        throw new InputException("'" + text + "' is neither a folder nor an archive (" + String.join(", ", ARCHIVES)
                + ") nor built already (" + String.join(", ", BINARIES) + ")");
    }
}

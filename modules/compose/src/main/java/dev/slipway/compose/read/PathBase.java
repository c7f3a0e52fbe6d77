package dev.slipway.compose.read;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The folder against which relative paths of a file are resolved, and the home folder that {@code ~} stands for. */
record PathBase(Path folder, Path home) {
    /** Build contexts that are not folders: addresses, git repositories, other services and images. */
    private static final Pattern REMOTE = Pattern.compile(
            "[a-z][a-z0-9+.-]*://.*|git@.*|github\\.com/.*|(service|docker-image|oci-layout|target):.*");

    /** The absolute path, without dots. */
    String resolve(String path) {
        try {
            if (path.equals("~") || path.startsWith("~/")) {
                return home.resolve(path.length() > 2 ? path.substring(2) : "")
                        .normalize()
                        .toString();
            }
            return folder.resolve(path).normalize().toString();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + path + "' is not a path: " + e.getReason(), e);
        }
    }

    /** The absolute path of a build context; what is not a path stays. */
    String resolveContext(String context) {
        return REMOTE.matcher(context).matches() ? context : resolve(context);
    }

    /** The same home for another folder. */
    PathBase in(Path other) {
        return new PathBase(other, home);
    }
}

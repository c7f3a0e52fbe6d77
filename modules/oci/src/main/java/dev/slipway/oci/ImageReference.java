package dev.slipway.oci;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an image as people write it: {@code [registry/]path[:tag][@digest]}.
 *
 * <p>Follows the reference grammar of CNCF distribution ({@code reference/reference.go}). What was not written is not
 * made up: {@code redis} has neither registry nor tag.
 *
 * @param registry host with optional port, or null when none was written
 * @param path repository path, lower case, its components divided by slashes
 * @param tag tag, or null
 * @param digest digest, or null
 */
public record ImageReference(
        @Nullable String registry,
        String path,
        @Nullable String tag,
        @Nullable Digest digest) {
    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern PATH = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final Pattern REGISTRY =
            Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:]+])(?::[0-9]+)?");
    private static final String EXPECTED =
            "; expected [registry/]path[:tag][@digest] such as localhost:5000/base/redis:8";

    /** Checks every part; throws {@link IllegalArgumentException} with the offending part otherwise. */
    public ImageReference {
        if (registry != null && !REGISTRY.matcher(registry).matches()) {
            throw new IllegalArgumentException("invalid registry '" + registry + "' in an image reference" + EXPECTED);
        }
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("invalid path '" + path + "' in an image reference" + EXPECTED);
        }
        if (tag != null && !TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException("invalid tag '" + tag + "' in an image reference" + EXPECTED);
        }
    }

    /** Reads a reference as written in a Dockerfile or on a command line. */
    public static ImageReference parse(String text) {
        var rest = text;
        Digest digest = null;
        var at = rest.indexOf('@');
        if (at >= 0) {
            digest = Digest.parse(rest.substring(at + 1));
            rest = rest.substring(0, at);
        }
        String tag = null;
        var colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            tag = rest.substring(colon + 1);
            rest = rest.substring(0, colon);
        }
        var slash = rest.indexOf('/');
        if (slash > 0 && namesRegistry(rest.substring(0, slash))) {
            return new ImageReference(rest.substring(0, slash), rest.substring(slash + 1), tag, digest);
        }
        return new ImageReference(null, rest, tag, digest);
    }

    /** The last component of the path: {@code redis} of {@code localhost:5000/base/redis:8}. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The tag, when one was written. */
    public Optional<String> writtenTag() {
        return Optional.ofNullable(tag);
    }

    /** The same reference with this tag and without digest. */
    public ImageReference withTag(String newTag) {
        return new ImageReference(registry, path, newTag, null);
    }

    /** The reference with the tag an engine assumes ({@code latest}) when neither tag nor digest was written. */
    public ImageReference withDefaultTag() {
        return tag == null && digest == null ? withTag("latest") : this;
    }

    @Override
    public String toString() {
        return (registry == null ? "" : registry + "/")
                + path
                + (tag == null ? "" : ":" + tag)
                + (digest == null ? "" : "@" + digest);
    }

    private static boolean namesRegistry(String first) {
        return first.contains(".") || first.contains(":") || first.equals("localhost");
    }
}

package dev.slipway.testing.registry;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a path of the registry's API is about.
 *
 * @param kind {@code manifests}, {@code blobs}, {@code uploads} or {@code tags}
 * @param name tag, digest or number of the upload; may be empty
 */
record Route(String repository, String kind, String name) {
    private static final Pattern PATH =
            Pattern.compile("/v2/(.+?)/(?:(manifests|blobs)/([^/]+)|blobs/(uploads)/([^/]*)|(tags)/(list))");

    static Optional<Route> of(String path) {
        var matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (var group : new int[] {2, 4, 6}) {
            if (matcher.group(group) != null) {
                return Optional.of(new Route(matcher.group(1), matcher.group(group), matcher.group(group + 1)));
            }
        }
        return Optional.empty();
    }
}

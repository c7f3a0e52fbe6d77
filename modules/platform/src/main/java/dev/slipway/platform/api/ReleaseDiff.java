package dev.slipway.platform.api;

import java.util.List;

/**
 * How a release differs from another.
 *
 * @param from version of the one, 0 for none
 * @param to version of the other, 0 for one that is not made
 * @param differences what differs, in the order of {@code path}
 */
public record ReleaseDiff(int from, int to, List<Difference> differences) {
    /** Copies the list. */
    public ReleaseDiff {
        differences = List.copyOf(differences);
    }

    /**
     * One thing that differs. Secret values are shown as {@code secret #REVISION}.
     *
     * @param path where, such as {@code services.web.image} or {@code config.PORT}
     * @param before how it was, empty where it was not there
     * @param after how it is, empty where it is no longer there
     */
    public record Difference(String path, String before, String after) {}
}

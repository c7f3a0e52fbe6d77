package dev.slipway.docker.gear;

import java.nio.file.Path;

/**
 * A file to be brought into a container before it starts.
 *
 * @param path where the container sees it, absolute
 * @param user numeric owner
 * @param group numeric group
 * @param mode permissions
 * @param content what is in it, which may be secret
 */
public record Delivery(String path, int user, int group, int mode, String content) {
    /** The folder it is in. */
    public String folder() {
        var parent = Path.of(path).getParent();
        return parent == null ? "/" : parent.toString();
    }

    /** Without the content. */
    @Override
    public String toString() {
        return path;
    }
}

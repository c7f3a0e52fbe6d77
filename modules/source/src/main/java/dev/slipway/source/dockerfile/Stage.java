package dev.slipway.source.dockerfile;

import java.util.List;

/**
 * An image that a script runs in while something is built on it.
 *
 * @param image its name
 * @param user its own user, empty for root
 * @param scriptUser who runs the script
 * @param way how the script becomes that user
 * @param hasHome whether the image sets HOME itself
 * @param stubs files it lacks that the engine makes and removes again, such as {@code /etc/hosts}
 */
public record Stage(String image, String user, String scriptUser, Way way, boolean hasHome, List<String> stubs) {
    /** Keeps a copy. */
    public Stage {
        stubs = List.copyOf(stubs);
    }

    /** How a script runs as its user. */
    public enum Way {
        /** Root starts our script, which becomes the user; all that changes gets the time of the source. */
        ROOT,
        /** The user starts our script, as the image has nothing by which root could become it. */
        USER,
        /** The user starts the script itself, as the image has no shell. */
        BARE
    }

    /** Whether what is built is the same each time. */
    public boolean isReproducible() {
        return way == Way.ROOT;
    }

    /** The archive in the context that has a stub and its folder, both with the time of the source. */
    public static String archive(String stub) {
        return "upload/stubs" + stub.replace('/', '-') + ".tar";
    }

    /** Its own user as a Dockerfile writes it. */
    String writtenUser() {
        return user.isEmpty() ? "0" : user;
    }

    /** Who starts the script. */
    String starter() {
        return way == Way.ROOT ? "0" : scriptUser.isEmpty() ? "0" : scriptUser;
    }
}

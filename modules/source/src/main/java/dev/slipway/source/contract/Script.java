package dev.slipway.source.contract;

/** Where a script was found. */
public sealed interface Script {
    /** Which one it is. */
    ScriptName name();

    /** Where containers have it, when what comes from outside is at this destination. */
    String path(String destination);

    /**
     * In the image.
     *
     * @param path absolute
     */
    record InImage(ScriptName name, String path) implements Script {
        @Override
        public String path(String destination) {
            return path;
        }
    }

    /**
     * Outside the image, from where it is brought along.
     *
     * @param content of its file
     * @param origin where it was found, for people
     */
    record External(ScriptName name, String content, String origin) implements Script {
        @Override
        public String path(String destination) {
            return ("/" + destination + "/scripts/" + name.fileName()).replaceAll("/+", "/");
        }
    }
}

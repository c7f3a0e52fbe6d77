package dev.slipway.source.contract;

import java.nio.file.Path;

/**
 * Files that scripts see during the build and that never become part of the image.
 *
 * @param source folder or file of this machine
 * @param destination folder in the builder; empty or relative for one below its working folder
 */
public record Injection(Path source, String destination) {
    /**
     * Reads {@code SRC[:DST]}.
     *
     * @param folder what a relative SRC stands in
     */
    public static Injection parse(String text, Path folder) {
        var colon = text.indexOf(':');
        var source = colon < 0 ? text : text.substring(0, colon);
        if (source.isBlank()) {
            throw new IllegalArgumentException("'" + text + "' names nothing to inject; expected SRC[:DST]");
        }
        return new Injection(folder.resolve(source), colon < 0 ? "" : text.substring(colon + 1));
    }

    /** The folder in the builder, whose working folder is this. */
    public String target(String workingFolder) {
        var target = destination.startsWith("/") ? destination : "/" + workingFolder + "/" + destination;
        var plain = target.replaceAll("/+", "/");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
}

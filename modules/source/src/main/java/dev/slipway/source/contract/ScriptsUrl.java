package dev.slipway.source.contract;

import java.net.URI;
import java.nio.file.Path;

/** A place where scripts are, as labels and the command line write it. */
public sealed interface ScriptsUrl {
    /**
     * In the image: {@code image:///usr/libexec/s2i}.
     *
     * @param folder absolute
     */
    record Image(String folder) implements ScriptsUrl {
        /** The path of a script there. */
        public String path(ScriptName script) {
            return folder + "/" + script.fileName();
        }
    }

    /** In a folder of this machine: {@code file:///etc/scripts} or {@code file://scripts}. */
    record Folder(Path path) implements ScriptsUrl {}

    /**
     * On a server.
     *
     * @param base without a slash at its end
     */
    record Web(String base) implements ScriptsUrl {
        /** The address of a script there. */
        public URI address(ScriptName script) {
            return URI.create(base + "/" + script.fileName());
        }
    }

    /**
     * Reads one.
     *
     * @param folder what relative paths stand in
     * @throws IllegalArgumentException when it is none of the three
     */
    static ScriptsUrl parse(String text, Path folder) {
        var colon = text.indexOf("://");
        var scheme = colon < 0 ? "" : text.substring(0, colon);
        var rest = (colon < 0 ? text : text.substring(colon + 3)).replaceFirst("/+$", "");
        return switch (scheme) {
            case "image" -> new Image("/" + rest.replaceFirst("^/+", ""));
            case "file" -> new Folder(folder.resolve(rest));
            case "http", "https" -> new Web(text.replaceFirst("/+$", ""));
            default ->
                throw new IllegalArgumentException("'" + text
                        + "' is no place of scripts; expected image:///PATH, file://PATH, http://… or https://…");
        };
    }
}

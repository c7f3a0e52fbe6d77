package dev.slipway.source.contract;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that the runtime image gets from the builder after assemble.
 *
 * @param source absolute path of a file or folder in the builder
 * @param destination folder it is copied into, relative to the working folder of the runtime image; empty for that one
 */
public record ArtifactPath(String source, String destination) {
    private static final String EXPECTED =
            "; expected SRC[:DST] with an absolute SRC, and a DST within the working folder of the runtime image";

    /** Checks both; nothing is renamed, and nothing leaves the working folder. */
    public ArtifactPath {
        if (!source.startsWith("/")
                || source.contains("*")
                || Stream.of(source.split("/")).anyMatch(".."::equals)) {
            throw new IllegalArgumentException("runtime artifact '" + source + "'" + EXPECTED);
        }
        if (destination.startsWith("/") || Stream.of(destination.split("/")).anyMatch(".."::equals)) {
            throw new IllegalArgumentException("runtime artifact '" + source + ":" + destination + "'" + EXPECTED);
        }
    }

    /** Reads {@code SRC[:DST]}. */
    public static ArtifactPath parse(String text) {
        var colon = text.indexOf(':');
        return colon < 0
                ? new ArtifactPath(text.strip(), "")
                : new ArtifactPath(
                        text.substring(0, colon).strip(),
                        text.substring(colon + 1).strip());
    }

    /** Divides what is separated by semicolons. */
    static List<String> split(String text) {
        return Stream.of(text.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return destination.isEmpty() ? source : source + ":" + destination;
    }
}

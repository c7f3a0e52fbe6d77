package dev.slipway.catalog.apt;

import dev.slipway.oci.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * The index files of an apt repository without folders ("flat repository format", Debian wiki, DebianRepository/Format):
 * with the packages beside them and a web server in front, {@code deb [trusted=yes] http://HOST/ ./} is its line in
 * sources.list. The same packages and date give the same bytes.
 *
 * @param files the content of {@code Packages}, {@code Packages.gz} and {@code Release} by name
 */
public record RepositoryIndex(Map<String, byte[]> files) {
    /** What {@code Release} says under {@code Origin} and {@code Label}, for pins: {@code release o=slipway}. */
    public static final String ORIGIN = "slipway";

    /** Debian's own form of a date, which is always in UTC. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /**
     * The index of these packages.
     *
     * @param date what {@code Release} says about its age; apt refuses a repository that went back in time
     */
    public static RepositoryIndex of(Collection<PackageFile> packages, Instant date) {
        var list = packages.stream().map(file -> file.indexed().toString()).collect(Collectors.joining("\n"));
        var files = new LinkedHashMap<String, byte[]>();
        files.put("Packages", list.getBytes(StandardCharsets.UTF_8));
        files.put("Packages.gz", gzip(list.getBytes(StandardCharsets.UTF_8)));
        files.put("Release", release(packages, date, files).getBytes(StandardCharsets.UTF_8));
        return new RepositoryIndex(files);
    }

    /** The content of one of the files. */
    public byte[] content(String file) {
        var content = files.get(file);
        if (content == null) {
            throw new IllegalArgumentException("no index file '" + file + "'; expected one of " + files.keySet());
        }
        return content;
    }

    /** Writes the files into a folder that exists; {@code Release}, which names the others' digests, last. */
    public void writeTo(Path folder) {
        try {
            for (var file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the index of packages into " + folder, e);
        }
    }

    private static String release(Collection<PackageFile> packages, Instant date, Map<String, byte[]> files) {
        var architectures = packages.stream()
                .map(file -> file.content().architecture())
                .collect(Collectors.toCollection(TreeSet::new));
        var sums = files.entrySet().stream()
                .map(file ->
                        "\n " + Digest.of(file.getValue()).hex() + " " + file.getValue().length + " " + file.getKey())
                .collect(Collectors.joining());
        return """
                Origin: %s
                Label: %s
                Date: %s
                Architectures: %s
                SHA256:%s
                """.formatted(ORIGIN, ORIGIN, DATE.format(date), String.join(" ", architectures), sums);
    }

    /** Java writes no time into the header. */
    private static byte[] gzip(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress in memory", e);
        }
        return packed.toByteArray();
    }
}

package dev.slipway.catalog.mirror;

import dev.slipway.catalog.apt.Paragraph;
import dev.slipway.catalog.apt.Paragraph.Field;
import dev.slipway.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a {@code Release} file says of indexes of packages; nothing else of it is kept. */
record Release(Paragraph fields) {
    private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String SUMS = "SHA256";
    private static final List<String> PACKINGS = List.of("Packages.xz", "Packages.gz", "Packages");

    /**
     * A file of the repository.
     *
     * @param path below the folder of the release
     */
    record IndexFile(String path, Digest sha256) {}

    /**
     * Reads a {@code Release} or an {@code InRelease}. The signature is not looked at: a forged index could only make
     * an image look outdated or not, and apt verifies what it installs.
     */
    static Release parse(String origin, byte[] text) {
        var all = Paragraph.parse(origin, unsigned(new String(text, StandardCharsets.UTF_8)));
        var sums = lines(all)
                .filter(Release::isOfPackages)
                .map(line -> "\n " + line)
                .collect(Collectors.joining());
        var kept = Stream.of("Acquire-By-Hash", "Architectures", "No-Support-for-Architecture-all")
                .flatMap(name -> all.value(name).map(value -> new Field(name, value)).stream());
        return new Release(new Paragraph(
                Stream.concat(kept, Stream.of(new Field(SUMS, sums))).toList()));
    }

    /** The index of packages in a folder such as {@code main/binary-amd64/}, as small as it can be had. */
    Optional<IndexFile> packages(String folder) {
        var digests = lines(fields)
                .map(line -> line.split("\\s+", 3))
                .collect(Collectors.toMap(words -> words[2].replaceFirst("^\\./", ""), words -> words[0], (a, _) -> a));
        return PACKINGS.stream()
                .map(name -> folder + name)
                .flatMap(path -> file(path, digests).stream())
                .findFirst();
    }

    /** Whether packages for all architectures have an index of their own, beside those of each. */
    boolean hasIndexForAll() {
        var architectures = fields.value("Architectures").orElse("");
        return List.of(architectures.split("\\s+", -1)).contains("all")
                && fields.value("No-Support-for-Architecture-all")
                        .filter("Packages"::equals)
                        .isEmpty();
    }

    /** Where an index is fetched from: a path that an update of the mirror does not replace, where there is one. */
    String location(IndexFile file) {
        var byHash = fields.value("Acquire-By-Hash").filter("yes"::equals).isPresent();
        var folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
        return byHash ? folder + "by-hash/SHA256/" + file.sha256().hex() : file.path();
    }

    private static Optional<IndexFile> file(String path, Map<String, String> digests) {
        return Optional.ofNullable(digests.get(path)).map(hex -> new IndexFile(path, new Digest(hex)));
    }

    private static boolean isOfPackages(String line) {
        return PACKINGS.stream().anyMatch(line::endsWith);
    }

    private static Stream<String> lines(Paragraph paragraph) {
        return paragraph.value(SUMS).orElse("").lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    /** The text in a frame of RFC 9580, section 7 ("Cleartext Signature Framework"). */
    private static String unsigned(String text) {
        if (!text.startsWith(BEGIN)) {
            return text;
        }
        return text.lines()
                .dropWhile(line -> !line.isBlank())
                .takeWhile(line -> !line.equals(SIGNATURE))
                .map(line -> line.startsWith("- ") ? line.substring(2) : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}

package dev.slipway.catalog.mirror;

import dev.slipway.catalog.apt.PackageSource.Offer;
import dev.slipway.catalog.apt.Paragraph;
import dev.slipway.catalog.mirror.Release.IndexFile;
import dev.slipway.yaml.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** One mirror, and the folder with what it said: its {@code Release}, and a list for each index by the index's digest. */
final class Mirror {
    private static final String RELEASE = "release";
    private static final String FILE = "Slipway-File";
    private static final String ALL = "all";
    private static final int XZ_MEMORY_KIB = 80 << 10;

    /** The fields that the answer is kept with, by the header that the next question carries. */
    private static final Map<String, String> VALIDATORS =
            Map.of("If-None-Match", "ETag", "If-Modified-Since", "Last-Modified");

    private final AptSource source;
    private final Path folder;
    private final Fetcher fetcher;

    Mirror(AptSource source, Path folder, Fetcher fetcher) {
        this.source = source;
        this.folder = folder;
        this.fetcher = fetcher;
    }

    List<Offer> packages(Collection<String> architectures, Set<String> names) throws InterruptedException {
        try {
            Files.createDirectories(folder);
            var release = release();
            var offers = new ArrayList<Offer>();
            for (var index : indexes(release, architectures)) {
                offers.addAll(packages(release, index, names));
            }
            return offers;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep in " + folder + " what mirrors offer", e);
        }
    }

    private List<IndexFile> indexes(Release release, Collection<String> architectures) {
        var indexes = new ArrayList<IndexFile>();
        for (var architecture : architectures) {
            for (var path : source.indexes(architecture)) {
                indexes.add(release.packages(path)
                        .orElseThrow(
                                () -> new MirrorException(source, "has no index of packages " + path + "Packages")));
            }
        }
        if (release.hasIndexForAll()) {
            source.indexes(ALL).forEach(path -> release.packages(path).ifPresent(indexes::add));
        }
        return indexes.stream().distinct().toList();
    }

    private List<Offer> packages(Release release, IndexFile index, Set<String> names)
            throws IOException, InterruptedException {
        var list = folder.resolve(index.sha256().hex() + ".list");
        var kept = PackageList.read(list, names);
        if (kept.isPresent()) {
            return kept.get();
        }
        var url = source.folder().resolve(release.location(index));
        var download = Files.createTempFile(folder, "", ".download");
        var unfinished = Files.createTempFile(folder, "", ".new");
        try {
            fetcher.download(url, index.sha256(), download);
            write(url, index, download, unfinished);
            Files.move(unfinished, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(download);
            Files.deleteIfExists(unfinished);
        }
        return PackageList.read(list, names)
                .orElseThrow(() -> new MirrorException(url, "its versions are no Debian versions", null));
    }

    private static void write(URI url, IndexFile index, Path download, Path list) throws IOException {
        try (var content = unpacked(index.path(), new BufferedInputStream(Files.newInputStream(download)))) {
            PackageList.write(url.toString(), content, list);
        }
    }

    private static InputStream unpacked(String path, InputStream content) throws IOException {
        return path.endsWith(".xz")
                ? new XZInputStream(content, XZ_MEMORY_KIB)
                : path.endsWith(".gz") ? new GZIPInputStream(content) : content;
    }

    private Release release() throws IOException, InterruptedException {
        var kept = kept();
        for (var file : List.of("InRelease", "Release")) {
            var url = source.folder().resolve(file);
            var answer = fetcher.get(
                    url, kept.map(fields -> conditions(fields, file)).orElse(Map.of()));
            if (answer.statusCode() == 304 && kept.isPresent()) {
                return new Release(kept.get());
            }
            if (answer.statusCode() == 200) {
                return keep(file, url, answer);
            }
            if (answer.statusCode() != 404) {
                throw new MirrorException(url, "status " + answer.statusCode(), null);
            }
        }
        throw new MirrorException(source, "has neither InRelease nor Release in " + source.folder());
    }

    /** What was said of another file is no answer to a question about this one. */
    private static Map<String, String> conditions(Paragraph kept, String file) {
        var conditions = new HashMap<String, String>();
        if (kept.value(FILE).filter(file::equals).isPresent()) {
            VALIDATORS.forEach(
                    (condition, field) -> kept.value(field).ifPresent(value -> conditions.put(condition, value)));
        }
        return conditions;
    }

    private Release keep(String file, URI url, HttpResponse<byte[]> answer) throws IOException {
        var release = Release.parse(url.toString(), answer.body());
        var fields = release.fields().with(FILE, file);
        for (var validator : VALIDATORS.values()) {
            var value = answer.headers().firstValue(validator);
            fields = value.isPresent() ? fields.with(validator, value.get()) : fields;
        }
        var unfinished = Files.createTempFile(folder, "", ".new");
        Files.writeString(unfinished, fields.toString());
        Files.move(
                unfinished,
                folder.resolve(RELEASE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        clearAway(release);
        return release;
    }

    private Optional<Paragraph> kept() throws IOException {
        try {
            return Optional.of(Paragraph.parse(RELEASE, Files.readAllBytes(folder.resolve(RELEASE))));
        } catch (NoSuchFileException | InputException e) {
            return Optional.empty();
        }
    }

    /** Removes the lists of indexes that are no more; another process that reads one fetches it again. */
    private void clearAway(Release release) throws IOException {
        var sums = release.fields().toString();
        try (Stream<Path> entries = Files.list(folder)) {
            for (var entry : entries.toList()) {
                var name = entry.getFileName().toString();
                if (name.endsWith(".list") && !sums.contains(name.substring(0, name.indexOf('.')))) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }
}

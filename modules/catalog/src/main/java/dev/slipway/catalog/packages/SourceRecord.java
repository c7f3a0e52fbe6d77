package dev.slipway.catalog.packages;

import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code sources.json} of a folder of packages that were made here: from what, and which files. A folder without it was
 * given by somebody.
 *
 * @param mirrors digest of the mirrors' indexes when they were last asked for their newest sources; empty before
 * @param sources what was made from each, by name
 */
record SourceRecord(String mirrors, Map<String, Made> sources) {
    static final String FILE = "sources.json";

    private static final JsonMapper JSON = new JsonMapper();

    SourceRecord {
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    }

    /**
     * What came of one source.
     *
     * @param source as it was written
     * @param revision what it was then
     * @param files names of package files
     */
    record Made(String source, String revision, List<String> files) {
        Made {
            files = List.copyOf(files);
        }
    }

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** Reads the record of a folder; without one, nothing was made. */
    static SourceRecord read(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return new SourceRecord("", Map.of());
        }
        try {
            var json = JSON.readTree(Files.readString(file));
            var sources = new TreeMap<String, Made>();
            json.path("sources").forEachEntry((name, made) -> sources.put(name, made(made)));
            return new SourceRecord(json.path("mirrors").asString(""), sources);
        } catch (IOException | JacksonException e) {
            throw new InputException(file, "cannot be read; remove it to have all packages built again");
        }
    }

    private static Made made(JsonNode json) {
        return new Made(
                json.path("source").asString(""),
                json.path("revision").asString(""),
                json.path("files").values().stream().map(JsonNode::asString).toList());
    }

    /** Writes it whole or not at all. */
    void write(Path folder) {
        var json = JSON.createObjectNode();
        json.put("version", 1).put("mirrors", mirrors);
        var entries = json.putObject("sources");
        sources.forEach((name, made) -> {
            var entry = entries.putObject(name);
            entry.put("source", made.source()).put("revision", made.revision());
            made.files().forEach(entry.putArray("files")::add);
        });
        var file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            var unfinished = folder.resolve(FILE + ".new");
            Files.writeString(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    SourceRecord with(String name, Made made) {
        var more = new TreeMap<>(sources);
        more.put(name, made);
        return new SourceRecord(mirrors, more);
    }

    SourceRecord without(String name) {
        var fewer = new TreeMap<>(sources);
        fewer.remove(name);
        return new SourceRecord(mirrors, fewer);
    }

    SourceRecord withMirrors(String digest) {
        return new SourceRecord(digest, sources);
    }

    /** All files of all sources. */
    List<String> files() {
        return sources.values().stream().flatMap(made -> made.files().stream()).toList();
    }
}

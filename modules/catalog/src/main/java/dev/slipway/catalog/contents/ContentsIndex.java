package dev.slipway.catalog.contents;

import dev.slipway.oci.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * What images hold, kept on disk: an image with the same id never holds anything else. What is missing or damaged is
 * read from its source again. Safe for use by several processes.
 */
public final class ContentsIndex {
    /** Each look costs the engine a mount; more at a time gained nothing. */
    private static final int AT_A_TIME = 4;

    private final Path folder;
    private final ContentsSource source;

    /**
     * An index in this folder, which is made when something is written.
     *
     * @param source knows images by their ids
     */
    public ContentsIndex(Path folder, ContentsSource source) {
        this.folder = folder;
        this.source = source;
    }

    /**
     * The folder for what images hold that no engine has: {@code $XDG_CACHE_HOME/slipway/contents}, by default below
     * {@code ~/.cache} (XDG Base Directory Specification).
     */
    public static Path cache(Map<String, String> environment) {
        var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        var cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        return Path.of(cache.isEmpty() ? home + "/.cache" : cache, "slipway", "contents");
    }

    /** What an image holds. */
    public Contents read(String id) throws InterruptedException {
        return read(List.of(id)).getOrDefault(id, new Contents.Unknown());
    }

    /**
     * What these images hold, by id, in their order. Throws what the source threw for the first that could not be read;
     * the others are kept.
     */
    public Map<String, Contents> read(Collection<String> ids) throws InterruptedException {
        var missing = new ArrayList<String>();
        var found = new LinkedHashMap<String, Contents>();
        for (var id : new LinkedHashSet<>(ids)) {
            var contents = ContentsFile.read(file(id));
            found.put(id, contents.orElseGet(Contents.Unknown::new));
            if (contents.isEmpty()) {
                missing.add(id);
            }
        }
        found.putAll(look(missing));
        return found;
    }

    /** Forgets all other images. */
    public void retain(Set<String> ids) {
        var files = ids.stream().map(this::file).collect(Collectors.toSet());
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var entries = Files.list(folder)) {
            for (var file : entries.filter(entry -> !files.contains(entry) && !ContentsFile.isUnfinished(entry))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + folder, e);
        }
    }

    private Map<String, Contents> look(List<String> ids) throws InterruptedException {
        var found = new LinkedHashMap<String, Contents>();
        try (var executor =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            var looks = executor.invokeAll(ids.stream().map(this::look).toList());
            for (var i = 0; i < ids.size(); i++) {
                found.put(ids.get(i), looks.get(i).get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException interrupt) {
                throw interrupt;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
        }
        return found;
    }

    private Callable<Contents> look(String id) {
        return () -> {
            var contents = source.read(id);
            ContentsFile.write(file(id), contents);
            return contents;
        };
    }

    private Path file(String id) {
        return folder.resolve(Digest.parse(id).hex());
    }
}

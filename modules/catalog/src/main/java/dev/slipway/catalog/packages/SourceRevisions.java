package dev.slipway.catalog.packages;

import dev.slipway.catalog.definition.PackageSettings.DebianSource;
import dev.slipway.catalog.definition.PackageSettings.PackageSource;
import dev.slipway.engine.container.Output;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds out what all sources of a catalogue are now. The newest Debian sources are asked of the mirrors in a builder's
 * container, but only when an index of theirs is another than the last time.
 */
final class SourceRevisions {
    private final Workshop workshop;
    private final Map<String, PackageSource> sources;
    private final SourceRecord record;
    private final Map<String, String> revisions = new TreeMap<>();
    private final Map<String, String> faults = new TreeMap<>();

    SourceRevisions(Workshop workshop, Map<String, PackageSource> sources, SourceRecord record) {
        this.workshop = workshop;
        this.sources = sources;
        this.record = record;
    }

    /**
     * What was found.
     *
     * @param revisions by name
     * @param faults why others have no revision
     * @param mirrors digest of the mirrors' indexes, for the record
     */
    record Found(Map<String, String> revisions, Map<String, String> faults, String mirrors) {}

    Found resolve() throws InterruptedException {
        var newest = new TreeMap<String, DebianSource>();
        for (var entry : sources.entrySet()) {
            try {
                var revision = Revisions.of(entry.getValue());
                revision.ifPresent(known -> revisions.put(entry.getKey(), known));
                if (revision.isEmpty() && entry.getValue() instanceof DebianSource debian) {
                    newest.put(entry.getKey(), debian);
                }
            } catch (InputException e) {
                faults.put(entry.getKey(), "packages.sources." + entry.getKey() + ": " + e.getMessage());
            }
        }
        var mirrors = newest.isEmpty() ? Optional.of(record.mirrors()) : mirrors();
        if (!newest.isEmpty() && !areKnown(newest, mirrors)) {
            ask(newest);
        }
        return new Found(revisions, faults, mirrors.orElse(record.mirrors()));
    }

    private Optional<String> mirrors() throws InterruptedException {
        return Revisions.mirrors(workshop.catalog(), workshop.environment());
    }

    /** Mirrors that do not answer have nothing newer; a catalogue that names none leaves them to the builder. */
    private boolean areKnown(Map<String, DebianSource> newest, Optional<String> mirrors) {
        if (workshop.catalog().distribution() == null
                || !mirrors.orElse(record.mirrors()).equals(record.mirrors())) {
            return false;
        }
        var known = new TreeMap<String, String>();
        newest.forEach((name, source) -> {
            var made = record.sources().get(name);
            if (made != null && made.source().equals(Revisions.text(source))) {
                known.put(name, made.revision());
            }
        });
        revisions.putAll(known);
        return known.size() == newest.size();
    }

    private void ask(Map<String, DebianSource> newest) throws InterruptedException {
        var words = new ArrayList<>(List.of("resolve"));
        newest.values().forEach(source -> words.add(source.name()));
        var answers = new TreeMap<String, String>();
        var remarks = new ArrayList<String>();
        var code = run(words, answers, remarks);
        newest.forEach((name, source) -> {
            var answer = answers.get(source.name());
            if (answer != null) {
                revisions.put(name, answer);
            } else {
                var reason = code == 0 ? "there is none on the mirrors" : String.join("; ", remarks);
                faults.put(name, "packages.sources." + name + ": source package '" + source.name() + "': " + reason);
            }
        });
    }

    private int run(List<String> words, Map<String, String> answers, List<String> remarks) throws InterruptedException {
        try {
            var nothing = Files.createTempDirectory("slipway");
            try {
                return workshop.builder().run(words, Builder.nothing(), nothing, (stream, line) -> {
                    var parts = line.split(" ", 3);
                    if (stream == Output.OUT && parts.length == 3) {
                        answers.put(parts[0], parts[1] + " sha256:" + parts[2]);
                    } else if (line.startsWith("E: ")) {
                        remarks.add(line);
                    }
                });
            } finally {
                Files.delete(nothing);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for the newest sources", e);
        }
    }

    /** The version of a Debian source, which its revision begins with. */
    static String version(String revision) {
        return revision.split(" ", 2)[0];
    }
}

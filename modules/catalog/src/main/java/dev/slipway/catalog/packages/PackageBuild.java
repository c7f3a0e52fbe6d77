package dev.slipway.catalog.packages;

import dev.slipway.catalog.apt.PackageFile;
import dev.slipway.catalog.build.BuildLog;
import dev.slipway.catalog.build.BuildOptions;
import dev.slipway.catalog.build.BuildReport;
import dev.slipway.catalog.build.BuildReport.ImageReport;
import dev.slipway.catalog.build.LogFiles;
import dev.slipway.catalog.build.Outcome;
import dev.slipway.catalog.build.Scheduler;
import dev.slipway.catalog.build.TemporaryFiles;
import dev.slipway.catalog.definition.PackageSettings;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds the packages of a catalogue from their sources, those whose sources changed since, each in a container of its
 * own. Does nothing when somebody gave packages. One build serves one run; the caller holds the workspace's lock.
 */
public final class PackageBuild {
    private final Workshop workshop;
    private final PackageSettings settings;
    private final BuildLog log;
    private final List<ImageReport> reports = new ArrayList<>();
    private SourceRecord record = new SourceRecord("", Map.of());

    /** A build of what these settings name. */
    public PackageBuild(Workshop workshop, PackageSettings settings) {
        this.workshop = workshop;
        this.settings = settings;
        this.log = BuildLog.all(List.of(new LogFiles(workshop.logs()), workshop.log()));
    }

    /**
     * Builds what changed, and forgets the packages of sources that are written no more.
     *
     * @return how each source that was not current ended
     * @throws PreparationException when a source could not be built; the packages of the others are there
     * @throws InputException when there is nothing to make packages from, or no network to do it with
     */
    public BuildReport run(BuildOptions options) throws InterruptedException {
        var started = Instant.now();
        if (!new PackageStore(settings, workshop.workspace()).isGiven()) {
            requireSources();
            PackageContainers.remove(workshop.engine(), workshop.catalog().name(), PackageContainers.BUILDER);
            record = SourceRecord.read(settings.folder());
            forgetOthers();
            work(options);
        }
        var interrupted = Thread.interrupted();
        if (interrupted) {
            throw new InterruptedException();
        }
        var report = new BuildReport(started, Duration.between(started, Instant.now()), reports, List.of(), false);
        if (!report.isGood()) {
            throw new PreparationException("not all packages could be built", report, workshop.logs());
        }
        return report;
    }

    private void requireSources() {
        workshop.requireNetwork();
        if (settings.sources().isEmpty()) {
            throw new InputException(
                    workshop.settingsFile(),
                    "packages: there are none in " + settings.folder()
                            + settings.archiveFile()
                                    .map(archive -> ", no archive " + archive)
                                    .orElse("")
                            + ", and no sources are written to build them from");
        }
    }

    private void work(BuildOptions options) throws InterruptedException {
        var sources = new SourceRevisions(workshop, settings.sources(), record).resolve();
        keep(record.withMirrors(sources.mirrors()));
        var outdated = new TreeMap<String, String>();
        sources.revisions().forEach((name, revision) -> {
            if (!isCurrent(name, revision)) {
                outdated.put(name, revision);
            }
        });
        if (outdated.isEmpty() && sources.faults().isEmpty()) {
            return;
        }
        log.packagesPlanned(
                outdated.size() + sources.faults().size(), sources.revisions().size() - outdated.size());
        sources.faults().forEach((name, fault) -> fail(name, fault));
        if (!outdated.isEmpty()) {
            record.write(settings.folder());
            var builder = workshop.builder();
            new Scheduler(
                            List.copyOf(outdated.keySet()),
                            _ -> List.of(),
                            _ -> 1,
                            (name, outcome) -> end(name, outcome, Duration.ZERO))
                    .run(options.jobs(), name -> build(name, outdated.getOrDefault(name, ""), builder, options));
        }
    }

    private boolean isCurrent(String name, String revision) {
        var made = record.sources().get(name);
        return made != null
                && made.source().equals(text(name))
                && made.revision().equals(revision)
                && made.files().stream()
                        .allMatch(file -> Files.exists(settings.folder().resolve(file)));
    }

    private String text(String name) {
        var source = settings.sources().get(name);
        return source == null ? "" : Revisions.text(source);
    }

    private void fail(String name, String fault) {
        log.started(name);
        log.output(name, fault);
        end(name, new Outcome.Failed(fault, List.of(), 1), Duration.ZERO);
    }

    private Outcome build(String name, String revision, Builder builder, BuildOptions options) {
        var started = Instant.now();
        log.started(name);
        var outcome = attempt(name, revision, builder, options);
        end(name, outcome, Duration.between(started, Instant.now()));
        return outcome;
    }

    private Outcome attempt(String name, String revision, Builder builder, BuildOptions options) {
        var made = settings.folder().resolve(".new-" + name);
        try {
            TemporaryFiles.clear(made);
            Files.createDirectories(made);
            var source = settings.sources().get(name);
            if (source == null) {
                throw new IllegalStateException("no source '" + name + "'");
            }
            var copy = workshop.workspace().kept("git").resolve(name + ".git");
            var outcome = new SourceBuild(name, source, revision, copy, log).run(builder, made, options);
            return outcome instanceof Outcome.Built built ? install(name, revision, made, built.attempts()) : outcome;
        } catch (IOException e) {
            return new Outcome.Failed(e.toString(), List.of(), 1);
        } catch (RuntimeException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()), List.of(), 1);
        } finally {
            clear(made);
        }
    }

    private static void clear(Path folder) {
        try {
            TemporaryFiles.clear(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }

    /** New files first, then the note of them, then away with the old: a kill in between costs one more build. */
    private synchronized Outcome install(String name, String revision, Path made, int attempts) throws IOException {
        var files = new ArrayList<String>();
        var size = 0L;
        for (var file : list(made)) {
            var content = PackageFile.read(file);
            refuseOthersFile(name, content.file());
            files.add(content.file());
            size += content.size();
        }
        for (var file : files) {
            Files.move(made.resolve(file), settings.folder().resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        var before = record.sources().get(name);
        keep(record.with(name, new SourceRecord.Made(text(name), revision, files)));
        if (before != null) {
            deleteUnnoted(before.files());
        }
        return new Outcome.Built(revision, size, new Outcome.Steps(0, 0), attempts);
    }

    private void refuseOthersFile(String name, String file) {
        record.without(name).sources().forEach((other, made) -> {
            if (made.files().contains(file)) {
                throw new InputException(file + " is built from '" + other + "' too; remove one of the sources");
            }
        });
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private void forgetOthers() {
        for (var entry : record.sources().entrySet()) {
            if (!settings.sources().containsKey(entry.getKey())) {
                keep(record.without(entry.getKey()));
                deleteUnnoted(entry.getValue().files());
            }
        }
    }

    private void keep(SourceRecord newer) {
        if (!newer.equals(record)) {
            newer.write(settings.folder());
            record = newer;
        }
    }

    private void deleteUnnoted(List<String> files) {
        for (var file : files) {
            if (!record.files().contains(file)) {
                try {
                    Files.deleteIfExists(settings.folder().resolve(file));
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot remove " + file, e);
                }
            }
        }
    }

    private synchronized void end(String name, Outcome outcome, Duration duration) {
        reports.add(new ImageReport(name, outcome, duration));
        log.finished(name, outcome, duration);
    }
}

package dev.slipway.catalog.packages;

import dev.slipway.catalog.build.BuildLog;
import dev.slipway.catalog.build.BuildOptions;
import dev.slipway.catalog.build.Outcome;
import dev.slipway.catalog.build.PassingFault;
import dev.slipway.catalog.build.TimeLimit;
import dev.slipway.catalog.definition.PackageSettings.DebianSource;
import dev.slipway.catalog.definition.PackageSettings.FolderSource;
import dev.slipway.catalog.definition.PackageSettings.GitSource;
import dev.slipway.catalog.definition.PackageSettings.PackageSource;
import dev.slipway.engine.api.Upload;
import dev.slipway.git.GitRepository;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The build of one source. Used once. */
final class SourceBuild {
    private static final int LAST_LINES = 15;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final String STEP = "==> ";

    private final String name;
    private final PackageSource source;
    private final String revision;
    private final Path copy;
    private final BuildLog log;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private String step = "starting";

    /**
     * A build.
     *
     * @param copy where commits of a git repository are fetched to
     */
    SourceBuild(String name, PackageSource source, String revision, Path copy, BuildLog log) {
        this.name = name;
        this.source = source;
        this.revision = revision;
        this.copy = copy;
        this.log = log;
    }

    /** Builds, and puts the package files into a folder; an interrupt or the end of the time removes the container. */
    Outcome run(Builder builder, Path packages, BuildOptions options) throws IOException {
        try (var limit = TimeLimit.of(options.timeout())) {
            try {
                return attempts(builder, packages, options.retries());
            } catch (InterruptedException e) {
                return limit.isOver()
                        ? new Outcome.TimedOut(options.timeout(), List.copyOf(lastLines))
                        : new Outcome.Cancelled();
            }
        }
    }

    private Outcome attempts(Builder builder, Path packages, int retries) throws IOException, InterruptedException {
        for (var attempt = 1; ; attempt++) {
            lastLines.clear();
            var code = builder.run(words(), sources(), packages, (_, line) -> listen(line));
            if (code == 0) {
                return new Outcome.Built(revision, 0, new Outcome.Steps(0, 0), attempt);
            }
            var passing = PassingFault.in(List.copyOf(lastLines));
            if (attempt > retries || passing.isEmpty()) {
                return new Outcome.Failed(step + ": exit code " + code, List.copyOf(lastLines), attempt);
            }
            var delay = FIRST_DELAY.multipliedBy(1L << (attempt - 1));
            log.retrying(name, passing.get(), attempt + 1, delay);
            Thread.sleep(delay);
        }
    }

    private List<String> words() {
        return switch (source) {
            case DebianSource(var debian, var _) -> List.of("debian", debian + "=" + SourceRevisions.version(revision));
            case GitSource _, FolderSource _ -> List.of("tree");
        };
    }

    private Upload sources() {
        return switch (source) {
            case DebianSource _ -> Builder.nothing();
            case FolderSource(var folder) -> stream -> new FileTree(folder).writeTo(stream, "source");
            case GitSource(var repository, var _) -> stream -> archive(new GitRepository(repository), stream);
        };
    }

    private void archive(GitRepository repository, OutputStream stream) throws IOException {
        try {
            repository.archive(revision, copy, "source/", stream);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void listen(String line) {
        if (line.startsWith(STEP)) {
            step = line.substring(STEP.length());
            log.step(name, step);
            return;
        }
        lastLines.addLast(line);
        if (lastLines.size() > LAST_LINES) {
            lastLines.removeFirst();
        }
        log.output(name, line);
    }
}

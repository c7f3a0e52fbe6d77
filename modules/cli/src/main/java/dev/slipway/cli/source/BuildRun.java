package dev.slipway.cli.source;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.source.artifact.Artifact;
import dev.slipway.source.artifact.ArtifactJson;
import dev.slipway.source.build.BuildSettings;
import dev.slipway.source.build.Builder;
import dev.slipway.source.build.Built;
import dev.slipway.source.build.Callback;
import dev.slipway.source.build.SourceBuild;
import dev.slipway.source.build.SourceBuildException;
import dev.slipway.source.input.SourceRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Builds source for one command, keeps what came of it, and says how it ended. */
record BuildRun(SourceSession session, boolean quiet, boolean asJson) {
    /**
     * Builds.
     *
     * @param tag name of the image, or empty
     * @throws SourceBuildException when that failed
     */
    Built build(SourceRequest source, Builder builder, String tag, BuildSettings settings) throws InterruptedException {
        var console = session.console();
        var built = of(source, builder, tag, settings).run();
        var artifact = kept(built, source, settings);
        if (!quiet) {
            console.err().println(summary(built));
        }
        if (!quiet && !built.isUnchanged() && !built.obstacles().isEmpty()) {
            console.err()
                    .println("note: the same source may give another image: " + String.join("; ", built.obstacles()));
        }
        if (asJson) {
            console.json(ArtifactJson.json(artifact));
        } else {
            console.out().println(built.id());
        }
        return built;
    }

    /** A build that may fail. */
    interface Work {
        Built run() throws InterruptedException;
    }

    /** Does the work and tells how it ended. */
    Built tell(Callback callback, Work work) throws InterruptedException {
        var view = new BuildView(session.console(), quiet);
        try {
            var built = work.run();
            var image = session.engine().images().inspect(built.id()).orElseThrow();
            callback.tell(true, image.labels(), view);
            return built;
        } catch (RuntimeException e) {
            callback.tell(false, Map.of(), view);
            throw e;
        }
    }

    /** What is known of an image that was there already stays. */
    private Artifact kept(Built built, SourceRequest source, BuildSettings settings) throws InterruptedException {
        var known = built.isUnchanged() ? session.artifacts().find(built.id()) : Optional.<Artifact>empty();
        if (known.isPresent()) {
            return known.get();
        }
        var artifact = new Artifact(built, source, settings, session.packages(built.id()));
        session.artifacts().add(artifact);
        return artifact;
    }

    SourceBuild of(SourceRequest source, Builder builder, String tag, BuildSettings settings) {
        var console = session.console();
        var folder = Path.of("").toAbsolutePath().resolve(console.folder());
        return new SourceBuild(
                session.engine(),
                session.surroundings(),
                new BuildView(console, quiet),
                source,
                builder,
                tag,
                settings,
                folder);
    }

    /** Says what was in the way, and returns the exit code. */
    static int explain(Console console, SourceBuildException fault, boolean quiet) {
        if (quiet) {
            fault.lastLines().forEach(line -> console.err().println("  | " + line));
        }
        console.err().println("slipway: " + fault.getMessage());
        return switch (fault.kind()) {
            case FAILED -> ExitCode.FAILED;
            case REFUSED -> ExitCode.USAGE;
            case DENIED -> ExitCode.DENIED;
            case CONFLICT -> ExitCode.CONFLICT;
            case TIMED_OUT -> ExitCode.TIMED_OUT;
        };
    }

    private static String summary(Built built) {
        var name = built.tag().isEmpty() ? built.id().replace("sha256:", "").substring(0, 12) : built.tag();
        var commit = built.revision()
                .ofCommit()
                .filter(_ -> built.revision().isExact())
                .map(one -> " from commit " + one.id().substring(0, 12))
                .orElse("");
        var how = built.isIncremental() ? ", incrementally" : "";
        return built.isUnchanged()
                ? name + " is current" + commit
                : name + " built in " + Humane.time(built.duration()) + commit + how;
    }
}

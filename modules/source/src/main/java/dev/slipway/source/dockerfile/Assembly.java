package dev.slipway.source.dockerfile;

import dev.slipway.source.contract.ArtifactPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a Dockerfile of source-to-image depends on.
 *
 * @param builder the image that assemble runs in
 * @param assemble path of assemble in it
 * @param destination folder that source and scripts are put into
 * @param time what all files get
 * @param environment variables of the image, in their order
 * @param labels of the image
 * @param command path of run, or empty for what the image says
 * @param injections what scripts see during the build only
 * @param caches folders kept from build to build
 * @param saved what the last build left, or null for a clean build
 * @param runtime the image it will run in, or null for the builder
 * @param triggered what is done where the builder builds by itself, or null where it does not
 */
public record Assembly(
        Stage builder,
        String assemble,
        String destination,
        Instant time,
        Map<String, String> environment,
        Map<String, String> labels,
        String command,
        List<InjectedFile> injections,
        List<Cache> caches,
        @Nullable Saved saved,
        @Nullable RuntimeStage runtime,
        @Nullable Triggered triggered) {
    /**
     * A builder whose {@code ONBUILD} instructions take the source from the root of the context.
     *
     * @param hasAssemble whether the source has an assemble that is run after them
     * @param program the program of the source that is run at the start, or empty for what the image says
     */
    public record Triggered(boolean hasAssemble, String program) {}

    /**
     * A file that scripts see during the build only, given as the secret {@code inject-N}.
     *
     * @param target absolute path where they see it
     */
    public record InjectedFile(int number, String target) {
        /** The secret's id. */
        public String id() {
            return "inject-" + number;
        }
    }

    /**
     * A folder kept from build to build.
     *
     * @param number tells those of one build apart
     * @param id the same for builds that share it
     * @param folder absolute path
     */
    public record Cache(int number, String id, String folder) {}

    /**
     * The image of the last build, from which save-artifacts takes what this one can use again.
     *
     * @param script path of save-artifacts
     */
    public record Saved(Stage previous, String script) {}

    /**
     * The image that the application runs in where it is not that it is built in.
     *
     * @param script path of assemble-runtime, or empty for none
     * @param hasOwnScript whether that script comes from outside the image
     * @param destination its working folder
     * @param artifacts what it gets of the builder
     */
    public record RuntimeStage(
            Stage stage, String script, boolean hasOwnScript, String destination, List<ArtifactPath> artifacts) {
        /** Keeps a copy. */
        public RuntimeStage {
            artifacts = List.copyOf(artifacts);
        }
    }

    /** Keeps copies, labels sorted. */
    public Assembly {
        labels = new TreeMap<>(labels);
        injections = List.copyOf(injections);
        caches = List.copyOf(caches);
    }

    /** The same as a clean build. */
    public Assembly withoutSaved() {
        return new Assembly(
                builder,
                assemble,
                destination,
                time,
                environment,
                labels,
                command,
                injections,
                caches,
                null,
                runtime,
                triggered);
    }

    /** Whether the same source always gives the same image. */
    public boolean isReproducible() {
        return builder.isReproducible() && (runtime == null || runtime.stage().isReproducible());
    }
}

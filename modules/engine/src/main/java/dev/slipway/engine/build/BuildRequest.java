package dev.slipway.engine.build;

import dev.slipway.engine.session.BuildSession;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to build.
 *
 * @param context the files the build can see
 * @param dockerfile path of the Dockerfile within the context
 * @param tags names of the image
 * @param labels labels of the image, beside those of its Dockerfile
 * @param arguments values of the Dockerfile's {@code ARG}s
 * @param target stage to stop at; empty for the last one
 * @param network network of its {@code RUN}s: {@code default}, {@code host} or {@code none}
 * @param options how the engine goes about it
 * @param session answers its questions for secrets and credentials, or null when it will ask none
 */
public record BuildRequest(
        BuildContext context,
        String dockerfile,
        List<String> tags,
        Map<String, String> labels,
        Map<String, String> arguments,
        String target,
        String network,
        Options options,
        @Nullable BuildSession session) {
    /**
     * How the engine goes about a build.
     *
     * @param noCache repeat every step
     * @param pull look for a newer base image in its registry
     * @param cacheFrom images whose layers may be taken in place of running a step
     * @param hosts names with their addresses that every {@code RUN} knows, such as {@code db:10.0.0.2}
     */
    public record Options(boolean noCache, boolean pull, List<String> cacheFrom, List<String> hosts) {
        /** With the engine's own cache and nothing else. */
        public static Options usual() {
            return new Options(false, false, List.of(), List.of());
        }
    }

    /** Builds the context's {@code Dockerfile}, nameless and with the engine's cache. */
    public static BuildRequest of(BuildContext context) {
        return new BuildRequest(
                context, "Dockerfile", List.of(), Map.of(), Map.of(), "", "default", Options.usual(), null);
    }

    /** The same with this path of the Dockerfile. */
    public BuildRequest withDockerfile(String path) {
        return new BuildRequest(context, path, tags, labels, arguments, target, network, options, session);
    }

    /** The same with these names for the image. */
    public BuildRequest withTags(List<String> names) {
        return new BuildRequest(context, dockerfile, names, labels, arguments, target, network, options, session);
    }

    /** The same with these labels. */
    public BuildRequest withLabels(Map<String, String> more) {
        return new BuildRequest(context, dockerfile, tags, more, arguments, target, network, options, session);
    }

    /** The same with these build arguments. */
    public BuildRequest withArguments(Map<String, String> values) {
        return new BuildRequest(context, dockerfile, tags, labels, values, target, network, options, session);
    }

    /** The same, stopping at this stage. */
    public BuildRequest withTarget(String stage) {
        return new BuildRequest(context, dockerfile, tags, labels, arguments, stage, network, options, session);
    }

    /** The same with this network: {@code default}, {@code host} or {@code none}. */
    public BuildRequest withNetwork(String mode) {
        return new BuildRequest(context, dockerfile, tags, labels, arguments, target, mode, options, session);
    }

    /** The same, repeating every step. */
    public BuildRequest withoutCache() {
        return with(new Options(true, options.pull(), options.cacheFrom(), options.hosts()));
    }

    /** The same, looking for newer base images. */
    public BuildRequest withPull() {
        return with(new Options(options.noCache(), true, options.cacheFrom(), options.hosts()));
    }

    /** The same with this session. */
    public BuildRequest withSession(BuildSession open) {
        return new BuildRequest(context, dockerfile, tags, labels, arguments, target, network, options, open);
    }

    /** The same, going about it like that. */
    public BuildRequest with(Options other) {
        return new BuildRequest(context, dockerfile, tags, labels, arguments, target, network, other, session);
    }
}

package dev.slipway.source.build;

import dev.slipway.source.input.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A build of which all is known before it begins.
 *
 * @param source what is built
 * @param context the Dockerfile with what it uses
 * @param builder the builder image
 * @param runtime the image it will run in, or null for the builder image
 * @param hasSaving whether there is a script save-artifacts
 * @param secrets contents of injected files, by the id of the secret
 */
record Prepared(
        Source source,
        SourceContext context,
        StageImage builder,
        @Nullable StageImage runtime,
        boolean hasSaving,
        Map<String, byte[]> secrets) {
    /** The image that the application runs in. */
    StageImage base() {
        return runtime == null ? builder : runtime;
    }

    /** Why the same source may give another image next time. */
    List<String> obstacles() {
        var obstacles = new ArrayList<>(builder.obstacles(context.assembly().builder()));
        var stage = context.assembly().runtime();
        if (runtime != null && stage != null) {
            obstacles.addAll(runtime.obstacles(stage.stage()));
        }
        if (context.assembly().saved() != null) {
            obstacles.add("what the last build left was used");
        }
        return obstacles;
    }
}

package dev.slipway.source.artifact;

import dev.slipway.source.build.BuildSettings;
import dev.slipway.source.build.Builder;
import dev.slipway.source.input.SourceRequest;

/**
 * The build of an artifact again: the same commit, the same images, the same settings.
 *
 * @param source refused when it is in no git repository and has changed since
 */
public record Rebuild(SourceRequest source, Builder builder, BuildSettings settings) {
    /** Of this artifact. */
    public static Rebuild of(Artifact artifact) {
        var built = artifact.built();
        var revision = built.revision();
        var request = artifact.source().withDigest(built.sourceDigest());
        var source = revision.ofCommit()
                .filter(_ -> revision.isExact())
                .map(commit -> request.withCommit(commit.id()))
                .orElseGet(() -> request.withRef(""));
        var pins = new Builder.Pins(built.builderId(), built.runtimeId());
        return new Rebuild(
                source, built.builder().withPins(pins), artifact.settings().withClean());
    }
}

package dev.slipway.source.build;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineException;
import dev.slipway.engine.image.ImageDetails;
import dev.slipway.oci.ImageReference;
import dev.slipway.source.build.SourceBuildException.Kind;
import java.util.List;
import java.util.Optional;

/** Has images in the engine that builds stand on. */
record ImageSupply(Engine engine, Surroundings surroundings, PullPolicy policy, BuildListener listener) {
    /**
     * An image, fetched where the policy says so.
     *
     * @param role what it is wanted for, for people
     */
    ImageDetails image(String name, String role) throws InterruptedException {
        var present = policy == PullPolicy.ALWAYS ? Optional.<ImageDetails>empty() : inspect(name);
        if (present.isPresent()) {
            return present.get();
        }
        if (policy == PullPolicy.NEVER) {
            throw SourceBuildException.refused(
                    "there is no " + role + " image '" + name + "' in the engine, and --pull-policy is never");
        }
        pull(name, role);
        return inspect(name)
                .orElseThrow(() -> SourceBuildException.refused(
                        "the engine has no " + role + " image '" + name + "' even after it was pulled"));
    }

    private Optional<ImageDetails> inspect(String name) {
        return engine.images().inspect(name);
    }

    private void pull(String name, String role) throws InterruptedException {
        ImageReference reference;
        try {
            reference = ImageReference.parse(name);
        } catch (IllegalArgumentException e) {
            throw SourceBuildException.refused(role + " image: " + e.getMessage());
        }
        listener.stage("pulling " + name);
        try {
            var registry = reference.registry() == null ? "docker.io" : reference.registry();
            engine.images().pull(reference, surroundings.credentials().apply(registry), _ -> {});
        } catch (EngineException e) {
            throw new SourceBuildException(
                    Kind.FAILED, "cannot pull the " + role + " image '" + name + "': " + e.getMessage(), List.of(), e);
        }
    }
}

package dev.slipway.docker;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.api.RegistryCredentials;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageReference;
import dev.slipway.platform.application.PullPolicy;
import dev.slipway.platform.runtime.ImageAbsentException;
import java.util.Optional;
import java.util.function.Function;

/** Finds images, in the engine or in their registries. */
final class Catalogue {
    private final Engine engine;
    private final Function<ImageReference, RegistryCredentials> credentials;

    Catalogue(Engine engine, Function<ImageReference, RegistryCredentials> credentials) {
        this.engine = engine;
        this.credentials = credentials;
    }

    Digest image(String reference, PullPolicy policy) throws InterruptedException {
        var isId = reference.startsWith("sha256:");
        var here = policy == PullPolicy.ALWAYS && !isId ? Optional.<Digest>empty() : find(reference);
        if (here.isPresent()) {
            return here.get();
        }
        if (policy == PullPolicy.NEVER || isId) {
            throw new ImageAbsentException("there is no image '" + reference + "' in the engine"
                    + (isId ? "" : ", and its service says never to pull it"));
        }
        pull(reference);
        return find(reference)
                .orElseThrow(() -> new ImageAbsentException("image '" + reference + "' was pulled, but is not there"));
    }

    private Optional<Digest> find(String reference) {
        return engine.images().inspect(reference).map(image -> Digest.parse(image.id()));
    }

    private void pull(String reference) throws InterruptedException {
        var image = ImageReference.parse(reference);
        try {
            engine.images().pull(image, credentials.apply(image), _ -> {});
        } catch (EngineAnswerException e) {
            throw new ImageAbsentException("image '" + reference + "' is not in the engine, and " + why(e.status())
                    + ": " + e.engineMessage());
        }
    }

    /** A registry that wants to know who asks often says that there is no such image. */
    private static String why(int status) {
        return switch (status) {
            case 401, 403 -> "its registry does not give it to us; see 'slipway login'";
            case 404 -> "its registry has none, or none for us; build it, or see 'slipway login'";
            default -> "cannot be pulled, as its registry does not answer as it should";
        };
    }
}

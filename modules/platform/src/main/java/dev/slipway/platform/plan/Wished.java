package dev.slipway.platform.plan;

import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ServiceSpec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is wished of a service.
 *
 * @param service the service
 * @param artifact id of its image
 * @param fingerprint of its gears
 * @param count number of its gears
 * @param stopped whether none of them shall run
 * @param removed whether none of them shall even be there
 * @param restartedBefore gears that started before are restarted, or null
 * @param pending why its gears cannot be started yet, or empty
 */
public record Wished(
        ServiceSpec service,
        Digest artifact,
        String fingerprint,
        int count,
        boolean stopped,
        boolean removed,
        @Nullable Instant restartedBefore,
        String pending) {}

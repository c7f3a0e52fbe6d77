package dev.slipway.platform.gear;

import dev.slipway.oci.Digest;
import java.time.Instant;
import java.util.Map;

/**
 * A gear as the runtime sees it.
 *
 * @param id id of its container; a slot may have two while it is replaced
 * @param name its slot
 * @param release version of the release it was started for
 * @param fingerprint as its {@link GearSpec}
 * @param artifact id of its image
 * @param phase what it does
 * @param created when it was created, exact to the millisecond, as all its times are
 * @param addresses its addresses by the name of the network in the runtime
 * @param named whether its container has the usual name, rather than one for the time of a replacement
 */
public record FoundGear(
        String id,
        GearName name,
        int release,
        String fingerprint,
        Digest artifact,
        Phase phase,
        Instant created,
        Map<String, String> addresses,
        boolean named) {
    /** Copies the addresses. */
    public FoundGear {
        addresses = Map.copyOf(addresses);
    }

    /** What a gear does. */
    public sealed interface Phase {
        /** It was created and not started. */
        record Created() implements Phase {}

        /**
         * It runs.
         *
         * @param since when it started
         * @param health what its check says
         */
        record Running(Instant since, Health health) implements Phase {}

        /**
         * It ended.
         *
         * @param exitCode its exit code
         * @param since when it had started
         * @param at when it ended
         * @param reason what the runtime says beside it, such as {@code OOMKilled}, or empty
         */
        record Ended(int exitCode, Instant since, Instant at, String reason) implements Phase {}

        /** The runtime is about to remove it. */
        record Removing() implements Phase {}
    }

    /** What a check says. */
    public sealed interface Health {
        /** There is no check. */
        record Unchecked() implements Health {}

        /** No probe has said yes or no for good. */
        record Starting() implements Health {}

        /** It is well. */
        record Healthy() implements Health {}

        /**
         * It is not.
         *
         * @param probe what was tried last and what came of it, to be shown
         */
        record Unhealthy(String probe) implements Health {}
    }

    /** Whether it runs and nothing speaks against using it. */
    public boolean ready() {
        return phase instanceof Phase.Running running
                && (running.health() instanceof Health.Healthy || running.health() instanceof Health.Unchecked);
    }
}

package dev.slipway.docker;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineException;
import java.time.Duration;

/** Waits for containers to end. */
final class Waiting {
    private Waiting() {}

    /** Whether a container ends within this time. */
    static boolean ended(Engine engine, String container, Duration patience) throws InterruptedException {
        var waiter = Thread.ofVirtual().name("end of " + container).start(() -> {
            try {
                engine.containers().await(container);
            } catch (InterruptedException | EngineException _) {
                // Whoever waits looks at the container afterwards.
            }
        });
        try {
            waiter.join(patience);
        } finally {
            waiter.interrupt();
        }
        return engine.containers()
                .inspect(container)
                .map(details -> !details.state().running())
                .orElse(true);
    }
}

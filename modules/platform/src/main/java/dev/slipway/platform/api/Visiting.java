package dev.slipway.platform.api;

import dev.slipway.platform.output.LogListener;
import dev.slipway.platform.output.LogWish;
import dev.slipway.platform.runtime.Command;
import dev.slipway.platform.runtime.Session;
import dev.slipway.platform.usage.GearUsage;
import java.util.List;
import java.util.Set;

/**
 * The way into the gears of applications, for people: it changes nothing that is wished. Safe for use by many threads.
 * Calls throw what those of {@link Platform} throw.
 */
public interface Visiting {
    /** Throws what {@link #logs} would throw at once for this wish. */
    void check(String application, LogWish wish) throws InterruptedException;

    /**
     * Hands on what gears printed, those that ended among them, in the calling thread. Where lines to come are wanted,
     * gears that come are joined and the end of one ends nothing; it goes on until the application is gone or the thread is
     * interrupted.
     */
    void logs(String application, LogWish wish, LogListener listener) throws InterruptedException;

    /**
     * What the gears that run use, by service and slot; takes one to two seconds.
     *
     * @param names only of these services, or gears such as {@code web.2}; empty for all
     */
    List<GearUsage> usage(String application, Set<String> names) throws InterruptedException;

    /**
     * Starts a command in a gear that runs; the caller closes it. Who did so and the command's words become an event.
     *
     * @param name the gear, such as {@code web.2}, or a service, of whose gears a ready one is taken
     */
    Visit enter(String application, String name, Command command, String author) throws InterruptedException;

    /**
     * Starts a command in a container of its own, with the image, configuration and secrets that the service has in the
     * current release, and without ports; the caller closes it, which ends and removes the container. It becomes an event
     * likewise. The service need not run.
     */
    Visit run(String application, String service, Command command, String author) throws InterruptedException;

    /**
     * A command that was started.
     *
     * @param place where: a gear such as {@code web.2}, or the service
     * @param session the command
     */
    record Visit(String place, Session session) implements AutoCloseable {
        @Override
        public void close() {
            session.close();
        }
    }
}

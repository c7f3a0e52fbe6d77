package dev.slipway.platform.api;

import dev.slipway.platform.config.Config;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Project;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.runtime.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All that can be asked of the platform. A call that changes something returns when the wish is stored; what is to be
 * done about it is done afterwards, and {@link #await} waits for it. Safe for use by many threads.
 *
 * <p>Calls throw {@link AbsentException} for what does not exist, {@link ConflictException} for what cannot be done now,
 * {@link RefusedException} for what must not be done, {@link IllegalArgumentException} for what is no valid wish, and
 * {@link dev.slipway.platform.runtime.RuntimeFaultException} when the runtime cannot answer.
 */
public interface Platform extends AutoCloseable {
    /** All projects by name. */
    List<Project> projects();

    /** Adds a project, or changes the one of its name. */
    void putProject(Project project, String author);

    /** All applications by name. */
    List<Application> applications();

    /** An application. */
    Application application(String name);

    /**
     * Creates an application in a project, with nothing in it.
     *
     * @throws ConflictException when there is one of its name
     */
    Application create(String name, String project, String author);

    /** Ends all that an application runs and removes all that is its own; its volumes only if they are not to be kept. */
    void destroy(String application, boolean keepVolumes, String author);

    /**
     * Makes a release of what is asked for and a deployment of it, unless the newest one is already like that; creates
     * the application where there is none. Fetches images, which may take minutes.
     *
     * <p>This deployment, as any other, takes the place of those of the application that have not begun.
     */
    Deployed deploy(DeployRequest request) throws InterruptedException;

    /**
     * Makes a release that is the newest one with another image of one service, and a deployment of it, unless it is like
     * that already. Fetches the image, which may take minutes.
     */
    Deployed deploy(ImageRequest request) throws InterruptedException;

    /** What {@link #deploy(DeployRequest)} would do, without doing it or any part of it. */
    Proposal propose(DeployRequest request) throws InterruptedException;

    /** The releases of an application, newest first, at most so many. */
    List<Release> releases(String application, int most);

    /** A release. */
    Release release(String application, int version);

    /** How one release differs from another. */
    ReleaseDiff diff(String application, int from, int to);

    /**
     * Makes a release that is a copy of an older one – its images, configuration and specification – and a deployment of
     * it.
     *
     * @param version the older release; 0 for the one that was current before the current one
     */
    Deployed rollback(String application, int version, String author);

    /**
     * The configuration of an application that the next change goes on from: that of the release that is current or will
     * be. What a deployment that failed or was cancelled had is only in its release.
     */
    Config config(String application);

    /** The value of an entry of {@link #config}, even a secret one. That it was asked for becomes an event. */
    String reveal(String application, String service, String name, String author);

    /**
     * Changes the configuration: a new version of it and a release of the same specification, and a deployment of that
     * where there is something to deploy. Nothing at all happens where no value changes.
     *
     * @param reason why, such as {@code config set PORT}
     */
    Deployed configure(String application, List<ConfigChange> changes, String author, String reason);

    /** Wishes so many gears of services; no release is made. */
    void scale(String application, Map<String, Integer> gears, String author);

    /** Ends the gears of services without removing them; of all services where none is named. */
    void stop(String application, Set<String> services, String author);

    /**
     * Removes the gears of stopped services; of all that are stopped where none is named. Their volumes stay. They get
     * gears again when they are started or deployed.
     *
     * @throws ConflictException when one of them is not stopped
     */
    void remove(String application, Set<String> services, String author);

    /** Starts the gears of stopped services again; of all services where none is named. */
    void start(String application, Set<String> services, String author);

    /** Ends and starts the gears of services, one after the other; of all services where none is named. */
    void restart(String application, Set<String> services, String author);

    /** Replaces gears by new ones that are alike. Each is named by its service, or by service and slot as {@code web.2}. */
    void replace(String application, Set<String> gears, String author);

    /** Cancels a deployment that has not ended; returns it. */
    Deployment cancel(String application, int deployment, String author);

    /** The deployments of an application, newest first, at most so many. */
    List<Deployment> deployments(String application, int most);

    /** What an application is to be and what is there of it. */
    Status status(String application) throws InterruptedException;

    /**
     * Waits until a deployment has ended, and returns it; returns it unfinished when the time is over.
     *
     * @param patience time to wait
     */
    Deployment await(String application, int deployment, Duration patience) throws InterruptedException;

    /**
     * Waits until an application is as it is wished to be: no deployment is under way and nothing is left to do; false
     * when the time is over.
     */
    boolean settle(String application, Duration patience) throws InterruptedException;

    /**
     * The volumes of an application, or of all where the name is empty; those of applications that are gone among them.
     *
     * @param sizes whether their sizes are asked for, which may take a while
     */
    List<VolumeStatus> volumes(String application, boolean sizes) throws InterruptedException;

    /**
     * Removes a volume of an application, which may be gone, and all that is in it.
     *
     * @param volume its name in the runtime
     * @throws ConflictException when something sees it
     */
    void removeVolume(String volume, String author) throws InterruptedException;

    /** Events after a number, oldest first, at most so many; of one application, or of all where it is empty. */
    List<Event> events(String application, long after, int most);

    /**
     * Tells the events after a number and all that follow, in the calling thread, until it is interrupted; returns when
     * there will be no more.
     */
    void follow(String application, long after, Consumer<Event> listener) throws InterruptedException;

    /** Tells each event when it has been stored, until it is closed; must not block the one that tells. */
    Subscription listen(Consumer<Event> listener);

    /** The way into gears: what they print, what they use, and commands in them. */
    Visiting visiting();

    /** Stops all that is under way and leaves everything that runs as it is. */
    @Override
    void close();
}

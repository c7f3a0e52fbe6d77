package dev.slipway.platform.store;

import dev.slipway.platform.config.Config;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Project;
import dev.slipway.platform.release.Release;
import java.util.List;
import java.util.Optional;

/** The records of a {@link Store} within one unit of work. */
public interface Records {
    /** All projects by name; there is always one called {@code default}. */
    List<Project> projects();

    /** Adds a project, or changes the one of its name. */
    void put(Project project);

    /** All applications by name. */
    List<Application> applications();

    /** The application of this name. */
    Optional<Application> application(String name);

    /** Adds an application; throws {@link DuplicateException} when there is one of its name. */
    void add(Application application);

    /** Changes the application of its name. */
    void put(Application application);

    /** Removes an application with its releases, deployments and configurations; its events stay. */
    void remove(String application);

    /** Adds a release; its version must follow the last one's. */
    void add(String application, Release release);

    /** A release. */
    Optional<Release> release(String application, int version);

    /** The releases of an application, newest first, at most so many. */
    List<Release> releases(String application, int most);

    /** Version of the newest release, or 0. */
    int lastRelease(String application);

    /** Adds a deployment; its id must follow the last one's. */
    void add(String application, Deployment deployment);

    /** Changes the deployment of its id, which must not have ended. */
    void put(String application, Deployment deployment);

    /** The deployments of an application, newest first, at most so many. */
    List<Deployment> deployments(String application, int most);

    /** The deployments of an application that have not ended, oldest first. */
    List<Deployment> unfinished(String application);

    /** The newest configuration of an application; the empty one where there is none. */
    Config config(String application);

    /** Adds a configuration; its version must follow the last one's. */
    void add(String application, Config config);

    /** Appends an event and returns it with its number. */
    Event append(Event event);

    /** Events after a number, oldest first, at most so many; of one application, or of all where it is empty. */
    List<Event> events(String application, long after, int most);

    /** Number of the last event, or 0. */
    long lastEvent();

    /** Something small that the server keeps, such as the digest of a token, by kind and key. */
    Optional<String> note(String kind, String key);

    /** Keeps something small, in place of what was kept under this kind and key. */
    void putNote(String kind, String key, String value);

    /** Keys of a kind. */
    List<String> noteKeys(String kind);

    /** Forgets something small; one that is absent is no error. */
    void removeNote(String kind, String key);
}

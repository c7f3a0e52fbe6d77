package dev.slipway.platform.runtime;

import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.PullPolicy;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whatever runs containers on one machine. It does what it is told and keeps nothing; all that it was told can be found
 * again in what it runs. Every call may be repeated: what is done already is no error. Safe for use by many threads.
 *
 * <p>Every call may throw a {@link RuntimeFaultException}.
 */
public interface GearRuntime extends AutoCloseable {
    /** The gears of all applications, whether they run or not. */
    List<FoundGear> gears() throws InterruptedException;

    /** The gears of an application, whether they run or not. */
    List<FoundGear> gears(String application) throws InterruptedException;

    /**
     * Tells the names of applications whose gears may have changed, from now until it is closed: something started, ended,
     * became well or ill, came or went. An empty name stands for all applications, such as when events may have been lost.
     * It may tell too often, and must not block the one that tells.
     */
    Subscription listen(Consumer<String> application);

    /** Why it does not answer at the moment, to be shown; empty when it does, as far as it knows. */
    default String trouble() {
        return "";
    }

    /**
     * The image that a reference stands for now; it is fetched first where the policy says so. A reference may be the id of
     * an image, too, which is itself what it stands for.
     *
     * @throws ImageAbsentException when there is none
     */
    Digest image(String reference, PullPolicy policy) throws InterruptedException;

    /**
     * Whatever speaks against starting an application here, one sentence each: files of the machine that are not there,
     * external volumes or networks that do not exist, ports that somebody else has.
     */
    List<String> obstacles(ApplicationSpec application) throws InterruptedException;

    /**
     * Makes the networks and volumes of an application, as far as they are not there, and anew the networks that are to be
     * made in another way.
     *
     * @return names in the application of networks that cannot be made anew yet, as gears are in them
     */
    Set<String> prepare(String project, ApplicationSpec application) throws InterruptedException;

    /** Creates and starts a gear; under a name of its own for the time another one has the slot's. */
    void start(GearSpec gear) throws InterruptedException;

    /** Starts a gear again that ended or was created only. */
    void restart(FoundGear gear) throws InterruptedException;

    /**
     * Asks a gear to end, and ends it after a time.
     *
     * @param preStop commands that run in it before
     */
    void stop(FoundGear gear, String signal, Duration grace, List<Lifecycle.Hook> preStop) throws InterruptedException;

    /** Removes a gear, even one that runs; volumes of its slot stay. */
    void remove(FoundGear gear) throws InterruptedException;

    /** Gives a gear the usual name of its slot, which nobody has any more. */
    void rename(FoundGear gear) throws InterruptedException;

    /**
     * Runs a job of a release to its end and returns its exit code and the end of what it printed. A job of the same
     * name that ran already is not run again, but its outcome returned.
     */
    JobOutcome run(JobSpec job) throws InterruptedException;

    /**
     * The volumes of all applications, those among them that are gone, by name.
     *
     * @param sizes whether their sizes are asked for, which may take a while
     */
    List<FoundVolume> volumes(boolean sizes) throws InterruptedException;

    /** Removes a volume and all that is in it; one that something sees is a {@link RuntimeFaultException}. */
    void removeVolume(String name) throws InterruptedException;

    /** Removes the networks of an application, and its volumes if so wished; nothing that others made. */
    void clear(String application, boolean volumes) throws InterruptedException;

    /** The way into the same gears, for people. */
    GearAccess access();

    /** Stops looking after gears, which run on. */
    @Override
    default void close() {}
}

package dev.slipway.platform.plan;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.runtime.JobOutcome;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was noticed of an application beside what can be seen of it now. It may be lost at any time: it makes waits
 * longer, never the result another.
 *
 * @param readySince by id, since when a gear is ready
 * @param unwellSince by id, since when a gear's check fails
 * @param draining by id, since when a gear gets no new requests
 * @param attempts starts of a slot that came to nothing
 * @param jobs outcomes of jobs by their names
 * @param addresses the last address of each slot
 * @param checked the release whose images and needs of this machine were looked at last, or null
 * @param prepared version of the release whose networks and volumes are there, or 0
 * @param occupied networks that gears have to leave before a release can be prepared, or null
 * @param cleared whether networks and volumes were removed
 * @param changed when something was last seen to change
 * @param seen what was seen then
 */
public record Notes(
        Map<String, Instant> readySince,
        Map<String, Instant> unwellSince,
        Map<String, Instant> draining,
        Map<GearName, Attempts> attempts,
        Map<String, JobOutcome> jobs,
        Map<GearName, String> addresses,
        @Nullable Checked checked,
        int prepared,
        @Nullable Occupied occupied,
        boolean cleared,
        Instant changed,
        int seen) {
    /**
     * Starts of a slot that came to nothing, one after the other.
     *
     * @param count how many
     * @param last when the last one was
     * @param fault what the runtime said of it, or empty when the gear started and ended
     */
    public record Attempts(int count, Instant last, String fault) {}

    /**
     * What was found out before a release is rolled out.
     *
     * @param release its version
     * @param obstacles what speaks against it, one sentence each
     */
    public record Checked(int release, List<String> obstacles) {}

    /**
     * Networks that are to be made anew for a release, once no gear is in them.
     *
     * @param release its version
     * @param networks their names in the application
     */
    public record Occupied(int release, Set<String> networks) {}

    /** None, at this time. */
    public static Notes none(Instant now) {
        return new Notes(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), null, 0, null, false, now, 0);
    }

    /** With what is seen now. */
    public Notes seeing(Collection<FoundGear> found, Pace pace, Instant now) {
        var ids = new HashSet<String>();
        var ready = new HashMap<String, Instant>();
        var unwell = new HashMap<String, Instant>();
        var tried = new HashMap<>(attempts);
        var places = new HashMap<>(addresses);
        var looks = 1;
        for (var gear : found) {
            ids.add(gear.id());
            looks += gear.id().hashCode() * 31 + look(gear);
            if (gear.ready()) {
                ready.put(gear.id(), readySince.getOrDefault(gear.id(), now));
            }
            if (gear.phase() instanceof Phase.Running running) {
                if (running.health() instanceof Health.Unhealthy) {
                    unwell.put(gear.id(), unwellSince.getOrDefault(gear.id(), now));
                }
                if (!running.since().plus(pace.forgotten()).isAfter(now)) {
                    tried.remove(gear.name());
                }
                new TreeMap<>(gear.addresses())
                        .values()
                        .forEach(address -> places.put(gear.name(), address)); // the last network's
            }
        }
        return new Notes(
                ready,
                unwell,
                only(draining, ids),
                tried,
                jobs,
                places,
                checked,
                prepared,
                occupied,
                cleared,
                looks == seen ? changed : now,
                looks);
    }

    private static int look(FoundGear gear) {
        return switch (gear.phase()) {
            case Phase.Created _ -> 1;
            case Phase.Running running -> 2 + 7 * running.health().getClass().hashCode();
            case Phase.Ended ended -> 3 + ended.at().hashCode();
            case Phase.Removing _ -> 4;
        };
    }

    private static <T> Map<String, T> only(Map<String, T> map, Set<String> ids) {
        var kept = new HashMap<>(map);
        kept.keySet().retainAll(ids);
        return kept;
    }

    /** With one more start of a slot that came to nothing. */
    public Notes failing(GearName slot, String fault, Instant now) {
        var tried = new HashMap<>(attempts);
        var before = attempts.get(slot);
        tried.put(slot, new Attempts(before == null ? 1 : before.count() + 1, now, fault));
        return with(draining, tried, jobs);
    }

    /** Without the starts of a slot that came to nothing. */
    public Notes forgiving(GearName slot) {
        var tried = new HashMap<>(attempts);
        tried.remove(slot);
        return with(draining, tried, jobs);
    }

    /** Without any starts that came to nothing, as at the begin of a deployment. */
    public Notes forgivingAll() {
        return with(draining, Map.of(), jobs);
    }

    /** With a gear that gets no new requests from now on. */
    public Notes draining(String id, Instant now) {
        var asked = new HashMap<>(draining);
        asked.putIfAbsent(id, now);
        return with(asked, attempts, jobs);
    }

    /** With a gear that gets requests. */
    public Notes routed(String id) {
        var asked = new HashMap<>(draining);
        asked.remove(id);
        return with(asked, attempts, jobs);
    }

    /** With the outcome of a job. */
    public Notes finished(String job, JobOutcome outcome) {
        var outcomes = new HashMap<>(jobs);
        outcomes.put(job, outcome);
        return with(draining, attempts, outcomes);
    }

    /** With what was found out about a release. */
    public Notes checked(int release, List<String> obstacles) {
        return new Notes(
                readySince,
                unwellSince,
                draining,
                attempts,
                jobs,
                addresses,
                new Checked(release, obstacles),
                prepared,
                occupied,
                cleared,
                changed,
                seen);
    }

    /** With nothing found out about any release. */
    public Notes unchecked() {
        return new Notes(
                readySince,
                unwellSince,
                draining,
                attempts,
                jobs,
                addresses,
                null,
                prepared,
                occupied,
                cleared,
                changed,
                seen);
    }

    /** With networks and volumes of a release there. */
    public Notes prepared(int release) {
        return new Notes(
                readySince,
                unwellSince,
                draining,
                attempts,
                jobs,
                addresses,
                checked,
                release,
                null,
                cleared,
                changed,
                seen);
    }

    /** With networks that gears have to leave before a release can be prepared. */
    public Notes occupied(int release, Set<String> networks) {
        return new Notes(
                readySince,
                unwellSince,
                draining,
                attempts,
                jobs,
                addresses,
                checked,
                0,
                new Occupied(release, networks),
                cleared,
                changed,
                seen);
    }

    /** With networks and volumes gone. */
    public Notes clearing() {
        return new Notes(
                readySince, unwellSince, draining, attempts, jobs, addresses, checked, 0, null, true, changed, seen);
    }

    private Notes with(Map<String, Instant> drained, Map<GearName, Attempts> tried, Map<String, JobOutcome> outcomes) {
        return new Notes(
                readySince,
                unwellSince,
                drained,
                tried,
                outcomes,
                addresses,
                checked,
                prepared,
                occupied,
                cleared,
                changed,
                seen);
    }
}

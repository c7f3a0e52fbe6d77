package dev.slipway.platform.plan;

import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearName;
import java.time.Duration;
import java.util.List;

/** Something to be done now. Each may be repeated. */
public sealed interface Step {
    /** What it is done to; no two steps are performed on the same subject at once. */
    String subject();

    /**
     * Looks whether the images of a release are there and what speaks against starting it here.
     *
     * @param target the release
     */
    record Check(Target target) implements Step {
        @Override
        public String subject() {
            return CHECK;
        }
    }

    /**
     * Makes networks and volumes of a release.
     *
     * @param target the release
     */
    record Prepare(Target target) implements Step {
        @Override
        public String subject() {
            return PREPARE;
        }
    }

    /**
     * Runs a job to its end.
     *
     * @param name its name, {@code release-7-web-1}
     * @param slot a slot of the service it belongs to
     * @param target the release
     * @param job what it does
     */
    record RunJob(String name, GearName slot, Target target, Lifecycle.Job job) implements Step {
        @Override
        public String subject() {
            return name;
        }
    }

    /**
     * Creates and starts a gear.
     *
     * @param slot its slot
     * @param target the release
     */
    record StartGear(GearName slot, Target target) implements Step {
        @Override
        public String subject() {
            return slot.local();
        }

        @Override
        public String toString() {
            return "StartGear[" + slot + " of release " + target.release().version() + "]";
        }
    }

    /**
     * Starts a gear that is there and does not run.
     *
     * @param gear the gear
     * @param again whether it ended though it should not have
     */
    record RestartGear(FoundGear gear, boolean again) implements Step {
        @Override
        public String subject() {
            return gear.name().local();
        }
    }

    /**
     * Leads requests to a gear.
     *
     * @param gear the gear
     */
    record AddToRouter(FoundGear gear) implements Step {
        @Override
        public String subject() {
            return gear.name().local();
        }
    }

    /**
     * Leads no new requests to a gear.
     *
     * @param gear the gear
     */
    record Drain(FoundGear gear) implements Step {
        @Override
        public String subject() {
            return gear.name().local();
        }
    }

    /**
     * Asks a gear to end, and ends it after a time.
     *
     * @param gear the gear
     * @param signal signal that asks it, or empty for the image's
     * @param grace the time
     * @param preStop commands in it before
     */
    record StopGear(FoundGear gear, String signal, Duration grace, List<Lifecycle.Hook> preStop) implements Step {
        @Override
        public String subject() {
            return gear.name().local();
        }
    }

    /**
     * Removes a gear that does not run.
     *
     * @param gear the gear
     */
    record RemoveGear(FoundGear gear) implements Step {
        @Override
        public String subject() {
            return gear.name().local();
        }
    }

    /**
     * Gives a gear the usual name of its slot.
     *
     * @param gear the gear
     */
    record Rename(FoundGear gear) implements Step {
        @Override
        public String subject() {
            return gear.name().local();
        }
    }

    /**
     * Removes networks, and volumes if so wished, of an application that has no gears.
     *
     * @param application the application
     * @param volumes whether volumes are removed, too
     */
    record Clear(String application, boolean volumes) implements Step {
        @Override
        public String subject() {
            return CLEAR;
        }
    }

    /** Subject of {@link Check}; no name of a gear looks like that. */
    String CHECK = "check";

    /** Subject of {@link Prepare}. */
    String PREPARE = "prepare";

    /** Subject of {@link Clear}. */
    String CLEAR = "clear";
}

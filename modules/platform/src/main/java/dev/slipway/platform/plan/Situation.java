package dev.slipway.platform.plan;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a plan follows from.
 *
 * @param application the application
 * @param target what shall run, or null for nothing at all
 * @param before what ran before the deployment, or null
 * @param deployment the deployment under way, or null
 * @param held whether what runs stays as it is, because the last deployment failed and nothing was to be done about it
 * @param found its gears
 * @param routing what the router does for it
 * @param notes what was noticed before
 * @param busy the subjects of steps that are being performed
 * @param now the time
 */
public record Situation(
        Application application,
        @Nullable Target target,
        @Nullable Target before,
        @Nullable Deployment deployment,
        boolean held,
        List<FoundGear> found,
        Routing routing,
        Notes notes,
        Set<String> busy,
        Instant now) {
    /**
     * What the router does for an application.
     *
     * @param services services that it leads requests to
     * @param serving ids of the gears that get some, or still have some
     */
    public record Routing(Set<String> services, Set<String> serving) {
        /** Nothing. */
        public static Routing none() {
            return new Routing(Set.of(), Set.of());
        }
    }
}

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.plan.Notes;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.plan.Planner;
import dev.slipway.platform.plan.Situation;
import dev.slipway.platform.plan.Target;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Plans so many applications of ten gears, again and again; prints what passes took, in microseconds. */
final class PlannerBench {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final int ROUNDS = 60;

    private PlannerBench() {}

    private record Kept(Release release, Target target, List<FoundGear> found, Notes notes) {}

    public static void main(String[] arguments) {
        var all = new ArrayList<Kept>();
        for (var i = 0; i < Integer.parseInt(arguments[0]); i++) {
            all.add(kept(Applications.release(Applications.name(i))));
        }
        var planner = new Planner(Pace.usual());
        measure("plan", all, one -> steps(planner, one, one.target()));
        measure("plan-cold", all, one -> steps(planner, one, Target.of(one.release(), Settings.none(), Map.of())));
        measure("plan-work", all, one -> steps(
                planner, new Kept(one.release(), one.target(), one.found().subList(1, 9), one.notes()), one.target()));
    }

    private static Kept kept(Release release) {
        var target = Target.of(release, Settings.none(), Map.of());
        var found = new ArrayList<FoundGear>();
        for (var wished : target.services().values()) {
            for (var slot = 1; slot <= wished.count(); slot++) {
                var name = new GearName(release.spec().name(), wished.service().name(), slot);
                found.add(new FoundGear(
                        name.container(),
                        name,
                        1,
                        wished.fingerprint(),
                        wished.artifact(),
                        new Phase.Running(NOW.minusSeconds(100), new Health.Healthy()),
                        NOW.minusSeconds(100),
                        Map.of("net", "10.0.0." + slot),
                        true));
            }
        }
        var notes = Notes.none(NOW).seeing(found, Pace.usual(), NOW);
        return new Kept(release, target, found, notes);
    }

    private static int steps(Planner planner, Kept one, Target target) {
        return planner.plan(new Situation(
                        new Application(one.release().spec().name(), "default", 1, Settings.none(), false, true, NOW),
                        target,
                        null,
                        null,
                        false,
                        one.found(),
                        Situation.Routing.none(),
                        one.notes(),
                        Set.of(),
                        NOW))
                .steps()
                .size();
    }

    private static void measure(String what, List<Kept> all, ToIntFunction<Kept> pass) {
        for (var round = 0; round < ROUNDS; round++) {
            var begin = System.nanoTime();
            var steps = all.stream().mapToInt(pass).sum();
            var time = (System.nanoTime() - begin) / 1000;
            if (round == 0 || round >= ROUNDS / 2) {
                System.out.println((round == 0 ? what + "-first" : what) + "\t" + time + "\t" + steps);
            }
        }
    }
}

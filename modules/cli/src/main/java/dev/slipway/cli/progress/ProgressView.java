package dev.slipway.cli.progress;

import dev.slipway.catalog.build.BuildLog;
import dev.slipway.catalog.build.Outcome;
import dev.slipway.catalog.plan.Plan;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.Humane;
import java.time.Duration;

/** Shows a running build; closed when it ends. */
public interface ProgressView extends BuildLog, AutoCloseable {
    /** What people read while another process works on the same catalogue. */
    String WAITING = "waiting for another slipway";

    /** A live view on a terminal, plain lines elsewhere. */
    static ProgressView on(Console console) {
        return console.terminal() > 0 ? new LiveView(console) : new PlainView(console.err());
    }

    /** So many images of services are about to be built. */
    void servicesPlanned(int images);

    @Override
    void close();

    /** One line on how much a plan has to do. */
    static String summary(Plan plan) {
        var building = plan.toBuild().size();
        var blocked = plan.blocked().size();
        var current = plan.images().size() - building - blocked;
        return building + " to build, " + current + " current" + (blocked == 0 ? "" : ", " + blocked + " blocked");
    }

    /** One line on how an image ended. */
    static String describe(String image, Outcome outcome, Duration duration) {
        return image + " "
                + switch (outcome) {
                    case Outcome.Built(var _, var size, var steps, var _) ->
                        "built in " + Humane.time(duration) + ", "
                                + Humane.size(size)
                                + (steps.cached() == 0
                                        ? ""
                                        : ", " + steps.cached() + " of " + steps.all() + " steps cached");
                    case Outcome.Unchanged _ -> "unchanged";
                    case Outcome.Failed _ -> "failed after " + Humane.time(duration);
                    case Outcome.TimedOut _ -> "timed out after " + Humane.time(duration);
                    case Outcome.Blocked(var by) -> "blocked: " + by;
                    case Outcome.Cancelled() -> "cancelled";
                };
    }
}

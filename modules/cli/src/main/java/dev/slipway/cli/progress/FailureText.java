package dev.slipway.cli.progress;

import dev.slipway.catalog.build.BuildReport;
import dev.slipway.catalog.build.BuildReport.ImageReport;
import dev.slipway.catalog.build.Outcome;
import dev.slipway.catalog.build.Workspace;
import dev.slipway.cli.output.Humane;
import java.io.PrintStream;
import java.util.List;

/** One failed image: its cause, the end of its log, and what it stopped. */
public record FailureText(ImageReport image, BuildReport report, Workspace workspace) {
    /** Prints it; nothing for an image that did not fail by itself. */
    public void print(PrintStream err) {
        switch (image.outcome()) {
            case Outcome.Failed(var cause, var lastLines, var attempts) -> {
                err.println();
                err.println(image.name() + " failed" + (attempts == 1 ? "" : " after " + attempts + " attempts") + ": "
                        + cause);
                printEnd(lastLines, err);
            }
            case Outcome.TimedOut(var limit, var lastLines) -> {
                err.println();
                err.println(image.name() + " took longer than " + Humane.time(limit) + " and was cancelled");
                printEnd(lastLines, err);
            }
            case Outcome.Cancelled(), Outcome.Built _, Outcome.Unchanged _, Outcome.Blocked _ -> {}
        }
    }

    private void printEnd(List<String> lastLines, PrintStream err) {
        lastLines.forEach(line -> err.println("  | " + line));
        var stopped = report.images().stream()
                .filter(other -> other.outcome().equals(new Outcome.Blocked(image.name())))
                .map(ImageReport::name)
                .toList();
        if (!stopped.isEmpty()) {
            err.println("  stopped: " + String.join(", ", stopped));
        }
        err.println("  log: " + workspace.log(image.name()));
        err.println();
    }
}

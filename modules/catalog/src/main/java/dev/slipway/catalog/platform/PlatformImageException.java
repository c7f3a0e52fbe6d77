package dev.slipway.catalog.platform;

import dev.slipway.catalog.build.BuildReport;
import dev.slipway.catalog.build.BuildReport.ImageReport;
import dev.slipway.catalog.build.Outcome;
import dev.slipway.catalog.build.Workspace;

/** An image that Slipway needs for itself could not be built; the message says why, and where the log is. */
public final class PlatformImageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PlatformImageException(String message) {
        super(message);
    }

    static PlatformImageException of(String name, BuildReport report, Workspace workspace) {
        var cause = report.images().stream()
                .filter(image -> !image.outcome().isGood())
                .findFirst()
                .map(image -> describe(image, workspace))
                .orElse("nothing was built");
        return new PlatformImageException("cannot build the image '" + name + "', which is needed first: " + cause);
    }

    private static String describe(ImageReport image, Workspace workspace) {
        var log = "; log: " + workspace.log(image.name());
        return image.name() + " "
                + switch (image.outcome()) {
                    case Outcome.Failed(var cause, var _, var _) -> "failed: " + cause + log;
                    case Outcome.TimedOut(var limit, var _) -> "took longer than " + limit.toMinutes() + " min" + log;
                    case Outcome.Blocked(var by) -> "is blocked: " + by;
                    case Outcome.Cancelled() -> "was cancelled";
                    case Outcome.Built _, Outcome.Unchanged _ -> "is there";
                };
    }
}

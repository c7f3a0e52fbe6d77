package dev.slipway.catalog.packages;

import dev.slipway.catalog.build.BuildReport;
import dev.slipway.catalog.build.Workspace;

/** Packages could not be built; the report says which, and why. */
public final class PreparationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient BuildReport report;
    private final transient Workspace workspace;

    PreparationException(String message, BuildReport report, Workspace workspace) {
        super(message);
        this.report = report;
        this.workspace = workspace;
    }

    /** How each source ended. */
    public BuildReport report() {
        return report;
    }

    /** Where the logs are. */
    public Workspace workspace() {
        return workspace;
    }
}

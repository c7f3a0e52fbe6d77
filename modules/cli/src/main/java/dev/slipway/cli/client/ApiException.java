package dev.slipway.cli.client;

import dev.slipway.server.http.Problem;

/** The server says no. */
public final class ApiException extends RuntimeException {
    private final int status;

    ApiException(Problem problem) {
        super(problem.detail());
        this.status = problem.status();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}

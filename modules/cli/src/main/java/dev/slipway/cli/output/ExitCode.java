package dev.slipway.cli.output;

/** What the shell is told; part of the contract with scripts. */
public final class ExitCode {
    /** Everything asked for is done. */
    public static final int DONE = 0;

    /** It was tried and failed. */
    public static final int FAILED = 1;

    /** The call itself was wrong; nothing was done. */
    public static final int USAGE = 2;

    /** What was asked about does not exist. */
    public static final int NOT_FOUND = 3;

    /** Somebody else did not let us. */
    public static final int DENIED = 4;

    /** It does not go together with what is there. */
    public static final int CONFLICT = 5;

    /** It was not done in time. */
    public static final int TIMED_OUT = 6;

    /** Stopped by Ctrl-C or SIGTERM. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}

package dev.slipway.platform.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to make a release current.
 *
 * @param id counts from 1 within the application
 * @param release version of the release
 * @param previous version of the release that was current when it began, or 0
 * @param state how far it is
 * @param reason what it waits for or why it ended, to be shown
 * @param begun when it left the queue, or null
 * @param ended when it ended, or null
 */
public record Deployment(
        int id,
        int release,
        int previous,
        State state,
        String reason,
        @Nullable Instant begun,
        @Nullable Instant ended) {
    /** What it is doing or how it ended, in a sentence, such as {@code deployment 3 of release 2 failed: no such image}. */
    public String sentence() {
        return "deployment " + id + " of release " + release + " " + verb() + (reason.isEmpty() ? "" : ": " + reason);
    }

    private String verb() {
        return switch (state) {
            case QUEUED -> "is queued";
            case PULLING -> "is pulling images";
            case RELEASING -> "is running the jobs before its gears";
            case ROLLING -> "is rolling";
            case DRAINING -> "is draining old gears";
            case REVERTING -> "is being reverted";
            case CANCELLING -> "is being cancelled";
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case REVERTED -> "was reverted";
            case CANCELLED -> "was cancelled";
        };
    }

    /** How far a deployment is. */
    public enum State {
        /** Another one of the application goes first. */
        QUEUED,
        /** Images are fetched. */
        PULLING,
        /** Jobs of the release run before its gears. */
        RELEASING,
        /** Gears are replaced. */
        ROLLING,
        /** Old gears end. */
        DRAINING,
        /** It failed, and the release before is made current again. */
        REVERTING,
        /** It was cancelled, and the release before is made current again. */
        CANCELLING,
        /** Its release is current. */
        SUCCEEDED,
        /** It failed; there was no release before, or what runs was to stay. */
        FAILED,
        /** It failed, and the release before is current again. */
        REVERTED,
        /** It was cancelled. */
        CANCELLED;

        /** Whether nothing comes after it. */
        public boolean ended() {
            return switch (this) {
                case SUCCEEDED, FAILED, REVERTED, CANCELLED -> true;
                case QUEUED, PULLING, RELEASING, ROLLING, DRAINING, REVERTING, CANCELLING -> false;
            };
        }
    }
}

package dev.slipway.git;

import java.time.Instant;

/**
 * A commit.
 *
 * @param id its whole hash
 * @param author {@code Name <mail>}
 * @param date when the author wrote it
 * @param time when it was committed, to the second
 * @param subject first line of its message
 */
public record GitCommit(String id, String author, Instant date, Instant time, String subject) {
    /** How {@code git show} is asked for these fields: one line each, in this order. */
    static final String FORMAT = "--format=%H%n%an <%ae>%n%at%n%ct%n%s";

    /** Reads what git prints in {@link #FORMAT}. */
    static GitCommit parse(String text) {
        var lines = text.split("\n", -1);
        return new GitCommit(
                lines[0],
                lines[1],
                Instant.ofEpochSecond(Long.parseLong(lines[2])),
                Instant.ofEpochSecond(Long.parseLong(lines[3])),
                lines[4]);
    }
}

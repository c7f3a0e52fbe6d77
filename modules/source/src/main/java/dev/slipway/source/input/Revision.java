package dev.slipway.source.input;

import dev.slipway.git.GitCommit;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which source something was built from.
 *
 * @param location where it came from: the repository's own origin, or a path
 * @param place where it is found again: an address or an absolute path
 * @param ref branch, tag or commit that was asked for; empty outside of git
 * @param contextDir folder within it; empty for all
 * @param commit the commit, or null for what is in none
 * @param isExact whether the files are those of the commit
 */
public record Revision(
        String location,
        String place,
        String ref,
        String contextDir,
        @Nullable GitCommit commit,
        boolean isExact) {
    /** Time of what has none of its own: the beginning of 1980, before which archives know no time. */
    public static final Instant NO_TIME = Instant.parse("1980-01-01T00:00:00Z");

    /** The time of the source, the same for the same source. */
    public Instant time() {
        return commit == null ? NO_TIME : commit.time();
    }

    /** The commit, where it is one. */
    public Optional<GitCommit> ofCommit() {
        return Optional.ofNullable(commit);
    }
}

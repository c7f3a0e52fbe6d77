package dev.slipway.testing;

import java.util.List;
import java.util.Map;

/**
 * A build that a {@link FakeEngine} was asked for.
 *
 * @param started its place in the order of all beginnings and ends of builds
 * @param ended its place in that order when it ended, {@link Long#MAX_VALUE} while it runs
 * @param tags names asked for
 * @param dockerfile text of its Dockerfile
 * @param files contents of the files of its context by path, as digests
 * @param query all parameters of the request
 */
public record RecordedBuild(
        long started,
        long ended,
        List<String> tags,
        String dockerfile,
        Map<String, String> files,
        Map<String, List<String>> query) {
    /** Whether both ran at some moment. */
    public boolean overlaps(RecordedBuild other) {
        return started < other.ended && other.started < ended;
    }

    RecordedBuild endedAt(long moment) {
        return new RecordedBuild(started, moment, tags, dockerfile, files, query);
    }
}

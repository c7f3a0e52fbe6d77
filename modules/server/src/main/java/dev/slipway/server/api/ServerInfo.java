package dev.slipway.server.api;

import java.time.Instant;

/**
 * What anybody may know of a server.
 *
 * @param version version of the program
 * @param api version of the API
 * @param pid id of its process
 * @param started when it started
 * @param trouble why what runs gears does not answer, or empty
 */
public record ServerInfo(String version, int api, long pid, Instant started, String trouble) {
    /** The version of the API that this program serves and asks for. */
    public static final int API = 1;
}

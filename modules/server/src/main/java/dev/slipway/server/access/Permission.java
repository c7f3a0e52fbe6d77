package dev.slipway.server.access;

/** What somebody may do. */
public enum Permission {
    /** Ask for what anybody may know. */
    ANYBODY,
    /** Read what is there. */
    READ,
    /** Change it. */
    CHANGE;

    /** Whether this is enough for the other. */
    public boolean covers(Permission needed) {
        return compareTo(needed) >= 0;
    }
}

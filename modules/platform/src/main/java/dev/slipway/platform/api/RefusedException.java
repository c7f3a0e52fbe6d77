package dev.slipway.platform.api;

import java.util.List;

/** What is asked for must not be done, for one or more reasons. */
public final class RefusedException extends RuntimeException {
    private final transient List<String> reasons;

    /** For these reasons, one sentence each. */
    public RefusedException(String what, List<String> reasons) {
        super(what + ":\n  " + String.join("\n  ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** All reasons, one sentence each. */
    public List<String> reasons() {
        return reasons;
    }
}

package dev.slipway.cli.doctor;

/**
 * What one look found.
 *
 * @param check what was looked at, in a word
 * @param state how that is
 * @param text what was found
 * @param advice what to do about it, or empty
 */
record Finding(String check, State state, String text, String advice) {
    /** How something is. */
    enum State {
        /** As it should be. */
        OK,
        /** Not as it should be, but things work. */
        WARNING,
        /** Things do not work, or soon will not. */
        PROBLEM
    }

    static Finding ok(String check, String text) {
        return new Finding(check, State.OK, text, "");
    }

    static Finding warning(String check, String text, String advice) {
        return new Finding(check, State.WARNING, text, advice);
    }

    static Finding problem(String check, String text, String advice) {
        return new Finding(check, State.PROBLEM, text, advice);
    }
}

package dev.slipway.engine.container;

/** When an engine starts a container again that has ended. */
public enum RestartPolicy {
    /** Never. */
    NO("no"),
    /** Always, and when the engine itself starts. */
    ALWAYS("always"),
    /** Always, unless somebody stopped it. */
    UNLESS_STOPPED("unless-stopped"),
    /** When it ended with an exit code other than zero. */
    ON_FAILURE("on-failure");

    private final String word;

    RestartPolicy(String word) {
        this.word = word;
    }

    /** The engine's word for it. */
    String word() {
        return word;
    }
}

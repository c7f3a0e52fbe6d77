package dev.slipway.platform.api;

/** What came of a wish to change what runs. */
public sealed interface Deployed {
    /**
     * There is a deployment of a new release, or another one of the newest, which failed before.
     *
     * @param release version of the release
     * @param deployment id of the deployment
     */
    record Started(int release, int deployment) implements Deployed {}

    /**
     * All is as wished already, or will be.
     *
     * @param release version of the release that is like that
     * @param deployment id of the deployment that is making it current, or 0
     */
    record Unchanged(int release, int deployment) implements Deployed {}

    /**
     * The configuration changed; there is nothing yet to deploy.
     *
     * @param config version of the configuration
     */
    record Stored(int config) implements Deployed {}
}

package dev.slipway.engine;

import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.EngineApi;
import dev.slipway.engine.api.EngineInfo;
import dev.slipway.engine.api.EngineVersion;
import dev.slipway.engine.build.Builds;
import dev.slipway.engine.container.Containers;
import dev.slipway.engine.event.Events;
import dev.slipway.engine.image.Images;
import dev.slipway.engine.network.Networks;
import dev.slipway.engine.volume.Volumes;

/**
 * A container engine such as Docker or Podman.
 *
 * <p>Nothing is sent before the first call. Safe for use by many threads. Every call may throw an
 * {@link dev.slipway.engine.api.EngineException}.
 */
public final class Engine implements AutoCloseable {
    private final EngineApi api;

    private Engine(EngineApi api) {
        this.api = api;
    }

    /** The engine at this address; the caller closes it. */
    public static Engine open(EngineAddress address) {
        return new Engine(new EngineApi(address));
    }

    /** What the engine says about itself. */
    public EngineVersion version() {
        return api.version();
    }

    /** How it is set up. */
    public EngineInfo info() {
        return api.info();
    }

    /** Its images. */
    public Images images() {
        return new Images(api);
    }

    /** Its image builds. */
    public Builds builds() {
        return new Builds(api);
    }

    /** Its containers. */
    public Containers containers() {
        return new Containers(api);
    }

    /** Its networks. */
    public Networks networks() {
        return new Networks(api);
    }

    /** Its volumes. */
    public Volumes volumes() {
        return new Volumes(api);
    }

    /** What happens in it. */
    public Events events() {
        return new Events(api);
    }

    /** Ends the connections, and with them the calls that still run. */
    @Override
    public void close() {
        api.close();
    }
}

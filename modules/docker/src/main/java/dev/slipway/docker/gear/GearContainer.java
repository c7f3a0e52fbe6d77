package dev.slipway.docker.gear;

import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.Host;
import dev.slipway.engine.container.Isolation;
import dev.slipway.engine.network.Endpoint;
import dev.slipway.engine.volume.VolumeSpec;
import java.util.List;
import java.util.Map;

/**
 * A gear as a container.
 *
 * @param usualName the usual name of its container
 * @param spec the container, without a name
 * @param networks the networks it is connected to after its creation, in their order
 * @param volumes the volumes of its slot, which must be there before it is created
 * @param files the files it is given before it starts
 * @param ownFolders folders of these files that are volumes of the container's own
 */
public record GearContainer(
        String usualName,
        ContainerSpec spec,
        Map<String, Endpoint> networks,
        List<VolumeSpec> volumes,
        List<Delivery> files,
        List<String> ownFolders) {
    /** The same with these rights. */
    public GearContainer withIsolation(Isolation isolation) {
        return withHost(spec.host().withIsolation(isolation));
    }

    /** The same under this container. */
    public GearContainer withSpec(ContainerSpec other) {
        return new GearContainer(usualName, other, networks, volumes, files, ownFolders);
    }

    private GearContainer withHost(Host host) {
        return withSpec(spec.withHost(host));
    }
}

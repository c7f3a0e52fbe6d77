package dev.slipway.docker.gear;

import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.Host;
import dev.slipway.engine.container.Networking;
import dev.slipway.engine.container.Program;
import dev.slipway.engine.image.HealthCheck;
import dev.slipway.engine.network.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Computes what runs beside the gears of a service, with their environment, mounts and networks. */
public final class JobMapping {
    private JobMapping() {}

    /**
     * A container like a gear's that runs something else; nobody finds it in its networks, and it has no ports.
     *
     * @param gear the gear's
     * @param command what it runs, or empty for what the image says
     * @param labels its labels instead of the gear's
     */
    public static GearContainer of(
            GearContainer gear, List<String> command, Map<String, String> labels, boolean privileged) {
        var spec = gear.spec();
        var isolation = privileged
                ? spec.host().isolation().withPrivileges()
                : spec.host().isolation();
        var host = new Host(
                spec.host().mounts(),
                unnoticed(spec.host().networking()),
                isolation,
                spec.host().limits(),
                spec.host().logging(),
                spec.host().restart());
        var other = new ContainerSpec(
                spec.image(), "", labels, program(spec.program(), command), host, HealthCheck.disabled());
        var networks = new TreeMap<String, Endpoint>();
        gear.networks().keySet().forEach(network -> networks.put(network, Endpoint.named(List.of())));
        return new GearContainer("", other, networks, gear.volumes(), gear.files(), gear.ownFolders());
    }

    private static Program program(Program program, List<String> command) {
        return command.isEmpty() ? program : program.withEntrypoint().withCommand(command.toArray(String[]::new));
    }

    private static Networking unnoticed(Networking networking) {
        var quiet = networking.withPorts(List.of());
        return networking.endpoint() == null ? quiet : quiet.withEndpoint(Endpoint.named(List.of()));
    }
}

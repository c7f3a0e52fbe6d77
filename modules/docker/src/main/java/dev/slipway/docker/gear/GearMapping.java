package dev.slipway.docker.gear;

import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.Host;
import dev.slipway.engine.container.Isolation;
import dev.slipway.engine.container.Limits;
import dev.slipway.engine.container.Program;
import dev.slipway.engine.container.RestartPolicy;
import dev.slipway.engine.image.HealthCheck;
import dev.slipway.platform.application.HealthCheck.Probe;
import dev.slipway.platform.application.Networking.Mode;
import dev.slipway.platform.application.Rights;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.runtime.RuntimeFaultException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes what a gear is as a container. */
public final class GearMapping {
    /** Names of machines are shorter in Linux. */
    private static final int LONGEST_HOSTNAME = 63;

    private static final String SERVICE_PREFIX = "service:";

    private final GearSpec gear;
    private final Surroundings surroundings;

    private GearMapping(GearSpec gear, Surroundings surroundings) {
        this.gear = gear;
        this.surroundings = surroundings;
    }

    /** The container of a gear; throws {@link RuntimeFaultException} when it cannot be one here. */
    public static GearContainer of(GearSpec gear, Surroundings surroundings) {
        return new GearMapping(gear, surroundings).container();
    }

    private GearContainer container() {
        var networks = new NetworkMapping(gear, surroundings);
        var files = new FileMapping(gear);
        var mounts = new MountMapping(gear, surroundings.image());
        var rights = gear.service().rights();
        var host = new Host(
                mounts.mounts(files.ownFolders()),
                networks.networking(),
                isolation(rights),
                limits(),
                new Host.Logging(
                        gear.service().limits().logging(),
                        gear.service().limits().loggingOptions()),
                RestartPolicy.NO);
        var spec = new ContainerSpec(gear.artifact().toString(), "", labels(), program(), host, check());
        return new GearContainer(
                Labels.usualName(gear),
                spec,
                networks.further(),
                mounts.volumes(),
                files.deliveries(),
                files.ownFolders());
    }

    private Map<String, String> labels() {
        var labels = Labels.of(gear);
        if (!surroundings.addresses().isEmpty()) {
            labels.put(Labels.KEPT_ADDRESS, "true");
        }
        return labels;
    }

    private Program program() {
        var program = gear.service().program();
        return new Program(
                entrypoint(),
                program.command() == null ? List.of() : program.command(),
                gear.environment(),
                new Program.Identity(program.user(), program.groups(), hostname(), program.domainname()),
                program.workingDirectory(),
                gear.service().lifecycle().stopSignal(),
                program.terminal(),
                program.stdin(),
                program.init());
    }

    /** An engine takes the image's arguments where none are given, unless an entrypoint is. */
    private List<String> entrypoint() {
        var program = gear.service().program();
        if (program.entrypoint() != null) {
            return program.entrypoint().isEmpty() ? List.of("") : program.entrypoint();
        }
        var none = program.command() != null && program.command().isEmpty();
        return none ? surroundings.image().entrypoint() : List.of();
    }

    private String hostname() {
        var written = gear.service().program().hostname();
        var shared = gear.service().networking().mode() instanceof Mode.Host
                || gear.service().networking().mode() instanceof Mode.OfService
                || gear.service().rights().uts().equals("host");
        var own = gear.name().container();
        if (!written.isEmpty() || shared || own.length() > LONGEST_HOSTNAME) {
            return written;
        }
        return own;
    }

    private Isolation isolation(Rights rights) {
        return new Isolation(
                rights.privileged(),
                rights.added(),
                rights.dropped(),
                rights.devices().stream()
                        .map(device -> new Isolation.Device(device.source(), device.target(), device.permissions()))
                        .toList(),
                rights.deviceRules(),
                rights.security(),
                new Isolation.Namespaces(
                        namespace(rights.pid()),
                        namespace(rights.ipc()),
                        rights.uts(),
                        rights.userns(),
                        rights.cgroup()),
                rights.cgroupParent(),
                rights.sysctls(),
                rights.readOnly(),
                rights.runtime());
    }

    private String namespace(String mode) {
        return mode.startsWith(SERVICE_PREFIX)
                ? surroundings.peer(gear, mode.substring(SERVICE_PREFIX.length()))
                : mode;
    }

    private Limits limits() {
        var limits = gear.service().limits();
        return new Limits(
                limits.nanoCpus(),
                limits.cpuShares(),
                limits.cpuSet(),
                limits.memory(),
                limits.memoryReservation(),
                limits.memorySwap(),
                limits.swappiness(),
                limits.pids(),
                limits.sharedMemory(),
                limits.oomScore(),
                limits.oomKillDisabled(),
                limits.ulimits().stream()
                        .map(ulimit -> new Limits.Ulimit(ulimit.name(), ulimit.soft(), ulimit.hard()))
                        .toList(),
                limits.storageOptions());
    }

    /** What we probe from outside is no business of the engine, and the image's check would say something else. */
    private @Nullable HealthCheck check() {
        var check = gear.service().check();
        if (check == null) {
            return null;
        }
        return switch (check.probe()) {
            case Probe.None _, Probe.Tcp _, Probe.Http _ -> HealthCheck.disabled();
            case Probe.OfImage _ -> command(List.of(), check);
            case Probe.Command(var command) -> command(test(command), check);
        };
    }

    private static HealthCheck command(List<String> test, dev.slipway.platform.application.HealthCheck check) {
        return new HealthCheck(
                test,
                check.interval(),
                check.timeout(),
                check.startPeriod(),
                check.startPeriod().isZero() ? Duration.ZERO : check.startInterval(),
                check.retries());
    }

    private static List<String> test(List<String> command) {
        var first = command.isEmpty() ? "" : command.getFirst();
        if (first.equals("CMD") || first.equals("CMD-SHELL")) {
            return command;
        }
        return Stream.concat(Stream.of("CMD"), command.stream()).toList();
    }
}

package dev.slipway.cli.doctor;

import dev.slipway.cli.output.Humane;
import dev.slipway.docker.machine.Capabilities;
import dev.slipway.docker.machine.Machine;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.EngineException;
import dev.slipway.engine.api.EngineInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Looks at the engine and its machine. */
final class EngineChecks {
    private static final Duration APART = Duration.ofSeconds(2);
    private static final Duration FAR_APART = Duration.ofSeconds(30);

    private final Engine engine;
    private final EngineAddress address;

    EngineChecks(Engine engine, EngineAddress address) {
        this.engine = engine;
        this.address = address;
    }

    List<Finding> look() throws InterruptedException {
        var found = new ArrayList<Finding>();
        try {
            var version = engine.version();
            var info = engine.info();
            found.add(Finding.ok(
                    "engine",
                    version.name() + " " + version.version() + " at " + address + ", storage " + info.storageDriver()
                            + ", cgroup " + info.cgroups()));
            info.warnings().forEach(warning -> found.add(Finding.warning("engine", warning, "")));
            found.add(clock(info.time(), Instant.now()));
            if (address instanceof EngineAddress.Unix) {
                found.add(disk(info));
                found.add(capabilities(List.copyOf(
                        Capabilities.besides(Machine.local().powers().capabilities()))));
            }
        } catch (EngineException e) {
            found.add(Finding.problem(
                    "engine", String.valueOf(e.getMessage()), "start it, or say with DOCKER_HOST where it is"));
        }
        return found;
    }

    private static Finding disk(EngineInfo info) throws InterruptedException {
        try {
            return Space.of(Path.of(info.folder())).judged("the engine's data");
        } catch (IOException e) {
            return Finding.warning("disk", info.folder() + " cannot be looked at: " + e.getMessage(), "");
        }
    }

    static Finding clock(Instant engines, Instant ours) {
        var apart = Duration.between(engines, ours).abs();
        if (apart.compareTo(APART) < 0) {
            return Finding.ok("clock", "the engine's and ours agree");
        }
        var text =
                "the engine's is " + Humane.time(apart) + (engines.isAfter(ours) ? " ahead of ours" : " behind ours");
        var advice = "set both by NTP; ages of gears and health checks go by them";
        return apart.compareTo(FAR_APART) < 0
                ? Finding.warning("clock", text, advice)
                : Finding.problem("clock", text, advice);
    }

    static Finding capabilities(List<String> missing) {
        return missing.isEmpty()
                ? Finding.ok("rights", "the machine has every capability; privileged gears get them all")
                : Finding.warning(
                        "rights",
                        "the machine lacks "
                                + missing.stream().map(name -> "CAP_" + name).collect(Collectors.joining(", ")),
                        "privileged gears get every other capability and all devices instead");
    }
}

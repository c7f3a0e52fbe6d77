package dev.slipway.docker;

import dev.slipway.docker.gear.GearContainer;
import dev.slipway.docker.gear.GearMapping;
import dev.slipway.docker.gear.Labels;
import dev.slipway.docker.gear.Surroundings;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.container.ContainerDetails;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.engine.image.ImageConfig;
import dev.slipway.platform.application.Lifecycle.Hook;
import dev.slipway.platform.application.Networking.Mode;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.runtime.ImageAbsentException;
import dev.slipway.platform.runtime.RuntimeFaultException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Creates containers of gears and starts them. */
final class Starter {
    /** Time a command has that runs when a gear has started. */
    private static final Duration HOOK_PATIENCE = Duration.ofMinutes(5);

    private static final int SHORT_ID = 12;
    private static final String SERVICE_PREFIX = "service:";

    private final Engine engine;
    private final Ownership ownership;
    private final Gears gears;
    private final Assembly assembly;
    private final KeptAddresses addresses;
    private final Hooks hooks;

    Starter(Engine engine, Ownership ownership, Gears gears, Assembly assembly, KeptAddresses addresses, Hooks hooks) {
        this.engine = engine;
        this.ownership = ownership;
        this.gears = gears;
        this.assembly = assembly;
        this.addresses = addresses;
        this.hooks = hooks;
    }

    /** Creates and starts a gear, or starts one like it that was only created; what fails is removed. */
    void start(GearSpec gear) throws InterruptedException {
        for (var container : gears.ofSlot(gear.name())) {
            if (container.name().endsWith(Gears.UNFINISHED)) {
                engine.containers().removeForcibly(container.id());
            } else if (container.state().equals("created") && isLike(gear, container)) {
                started(gear, container.id(), true);
                return;
            }
        }
        started(gear, begin(gear), false);
    }

    private static boolean isLike(GearSpec gear, ContainerSummary container) {
        return Integer.toString(gear.release()).equals(container.labels().get(Labels.RELEASE))
                && gear.fingerprint().equals(container.labels().get(Labels.FINGERPRINT));
    }

    /** Has a container do what it is to do whenever it has started, which it is yet to be where it was only created. */
    private void started(GearSpec gear, String id, boolean created) throws InterruptedException {
        var done = false;
        try {
            if (created) {
                engine.containers().start(id);
            }
            runHooks(id, gear.name().toString(), gear.service().lifecycle().postStart());
            done = true;
        } finally {
            if (!done) {
                engine.containers().removeForcibly(id);
            }
        }
    }

    /** Starts a gear again, which is there. */
    void restart(FoundGear gear) throws InterruptedException {
        var details = engine.containers().inspect(gear.id());
        if (details.isEmpty()) {
            throw new RuntimeFaultException("cannot start " + gear.name() + ": its container is gone");
        }
        if (details.get().state().running()) {
            return;
        }
        startAgain(details.get());
        runHooks(
                gear.id(),
                gear.name().toString(),
                Labels.postStart(details.get().labels()));
    }

    /** Somebody else may have got the address of a gear that did not run for a while; it gets another one then. */
    private void startAgain(ContainerDetails gear) {
        try {
            engine.containers().start(gear.id());
        } catch (EngineAnswerException e) {
            if (!gear.labels().containsKey(Labels.KEPT_ADDRESS)) {
                throw e;
            }
            gear.endpoints().forEach((network, endpoint) -> {
                engine.networks().disconnect(network, gear.id());
                engine.networks().connect(network, gear.id(), endpoint.aliases());
            });
            engine.containers().start(gear.id());
        }
    }

    /** Gives a gear the usual name of its slot. */
    void rename(FoundGear gear) {
        var details = engine.containers().inspect(gear.id());
        if (details.isEmpty()) {
            throw new RuntimeFaultException("cannot rename " + gear.name() + ": its container is gone");
        }
        var usual = details.get().labels().getOrDefault(Labels.NAME, gear.name().container());
        if (!details.get().name().equals(usual)) {
            engine.containers().rename(gear.id(), usual);
        }
    }

    /** What a gear finds in the engine. */
    Surroundings surroundings(GearSpec gear) {
        return new Surroundings(image(gear), peers(gear), addresses.of(gear));
    }

    private String begin(GearSpec gear) throws InterruptedException {
        var surroundings = surroundings(gear);
        try {
            return begin(gear, GearMapping.of(gear, surroundings));
        } catch (EngineAnswerException e) {
            if (surroundings.addresses().isEmpty()) {
                throw e;
            }
            // Somebody else may have the addresses by now.
            return begin(gear, GearMapping.of(gear, surroundings.withoutAddresses()));
        }
    }

    private String begin(GearSpec gear, GearContainer container) throws InterruptedException {
        return assembly.assemble(gear.name().container(), container, id -> {
            name(id, container.usualName(), gear.name().toString());
            engine.containers().start(id);
            return id;
        });
    }

    private ImageConfig image(GearSpec gear) {
        return engine.images()
                .inspect(gear.artifact().toString())
                .orElseThrow(() -> new ImageAbsentException("cannot start " + gear.name() + ": image " + gear.artifact()
                        + " of '" + gear.service().image() + "' is not there any more"))
                .config();
    }

    private Map<String, String> peers(GearSpec gear) {
        var peers = new TreeMap<String, String>();
        if (gear.service().networking().mode() instanceof Mode.OfService(var service)) {
            gears.running(gear.name(), service).ifPresent(id -> peers.put(service, id));
        }
        for (var mode :
                List.of(gear.service().rights().pid(), gear.service().rights().ipc())) {
            if (mode.startsWith(SERVICE_PREFIX)) {
                var service = mode.substring(SERVICE_PREFIX.length());
                gears.running(gear.name(), service).ifPresent(id -> peers.put(service, id));
            }
        }
        return peers;
    }

    /** Gives a container the usual name, or, while another one of its slot has it, one of its own. */
    private void name(String id, String usual, String slot) {
        try {
            engine.containers().rename(id, usual);
        } catch (EngineAnswerException e) {
            if (e.status() != 409) {
                throw e;
            }
            requireOurs(usual, slot);
            engine.containers().rename(id, usual + "." + id.substring(0, SHORT_ID));
        }
    }

    private void requireOurs(String usual, String slot) {
        var other = engine.containers().inspect(usual);
        other.flatMap(container -> ownership.other(container.labels())).ifPresent(platform -> {
            throw new RuntimeFaultException("cannot start " + slot + ": container '" + usual
                    + "' belongs to another platform, " + platform + ", on the same engine");
        });
        if (other.isPresent() && Labels.gear(other.get().labels()).isEmpty()) {
            throw new RuntimeFaultException(
                    "cannot start " + slot + ": a container that Slipway did not make has the name '" + usual
                            + "'; remove it with 'docker rm -f " + usual + "'");
        }
    }

    private void runHooks(String id, String slot, List<Hook> postStart) throws InterruptedException {
        for (var hook : postStart) {
            var wrong = hooks.run(id, hook, HOOK_PATIENCE);
            if (!wrong.isEmpty()) {
                throw new RuntimeFaultException("'" + String.join(" ", hook.command()) + "', which runs in " + slot
                        + " when it has started, failed: " + wrong);
            }
        }
    }
}

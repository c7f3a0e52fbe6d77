package dev.slipway.docker;

import dev.slipway.docker.gear.GearContainer;
import dev.slipway.docker.gear.GearMapping;
import dev.slipway.docker.gear.Labels;
import dev.slipway.docker.gear.Surroundings;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
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
    private final Gears gears;
    private final PowerCut powers;
    private final KeptAddresses addresses;
    private final Hooks hooks;

    Starter(Engine engine, Gears gears, PowerCut powers, KeptAddresses addresses, Hooks hooks) {
        this.engine = engine;
        this.gears = gears;
        this.powers = powers;
        this.addresses = addresses;
        this.hooks = hooks;
    }

    /** Creates and starts a gear; what is left of it when that fails is removed. */
    void start(GearSpec gear) throws InterruptedException {
        gears.ofSlot(gear.name()).stream()
                .filter(container -> container.name().endsWith(Gears.UNFINISHED))
                .map(ContainerSummary::id)
                .forEach(engine.containers()::removeForcibly);
        var id = begin(gear);
        try {
            runHooks(id, gear.name().toString(), gear.service().lifecycle().postStart());
        } catch (RuntimeFaultException e) {
            engine.containers().removeForcibly(id);
            throw e;
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
        engine.containers().start(gear.id());
        runHooks(
                gear.id(),
                gear.name().toString(),
                Labels.postStart(details.get().labels()));
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
        if (!PowerCut.concerns(container)) {
            return attempt(gear, container);
        }
        if (powers.limited()) {
            return attempt(gear, powers.reduced(container));
        }
        try {
            return attempt(gear, container);
        } catch (EngineAnswerException e) {
            var id = attempt(gear, powers.reduced(container));
            powers.found(e.engineMessage());
            return id;
        }
    }

    private String attempt(GearSpec gear, GearContainer container) throws InterruptedException {
        container.volumes().forEach(engine.volumes()::create);
        var unfinished = container.spec().withName(gear.name().container() + Gears.UNFINISHED);
        var id = engine.containers().create(unfinished);
        var done = false;
        try {
            container
                    .networks()
                    .forEach((network, endpoint) -> engine.networks().connect(network, id, endpoint));
            new Crate(engine).deliver(id, container);
            name(id, container.usualName(), gear.name().toString());
            engine.containers().start(id);
            done = true;
            return id;
        } finally {
            if (!done) {
                engine.containers().removeForcibly(id);
            }
        }
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

package dev.slipway.docker;

import dev.slipway.docker.gear.GearContainer;
import dev.slipway.docker.gear.Powers;
import dev.slipway.docker.machine.Machine;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Knows whether the machine can give a container all rights, which is seen when it first fails to. */
final class PowerCut {
    private final Machine machine;
    private final Consumer<String> notes;
    private final AtomicBoolean limited = new AtomicBoolean();

    PowerCut(Machine machine, Consumer<String> notes) {
        this.machine = machine;
        this.notes = notes;
    }

    /** Whether it cannot. */
    boolean limited() {
        return limited.get();
    }

    /** Whether a container may be refused because of the rights it asks for. */
    static boolean concerns(GearContainer container) {
        return Powers.areWishedBy(container.spec().host().isolation());
    }

    /** The container with what can be given in place of all rights. */
    GearContainer reduced(GearContainer container) {
        return container.withIsolation(
                machine.powers().instead(container.spec().host().isolation()));
    }

    /** Remembers that it cannot, and says so the first time. */
    void found(String refusal) {
        if (!limited.getAndSet(true)) {
            notes.accept("the engine can give no container all rights (" + refusal
                    + "); privileged gears get every capability and device that the machine has instead");
        }
    }
}

package dev.slipway.docker;

import dev.slipway.docker.gear.GearContainer;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.volume.VolumeSpec;

/** Makes containers, whole or not at all. */
final class Assembly {
    private final Engine engine;
    private final Ownership ownership;
    private final PowerCut powers;

    Assembly(Engine engine, Ownership ownership, PowerCut powers) {
        this.engine = engine;
        this.ownership = ownership;
        this.powers = powers;
    }

    /** Gives a container that has networks and files its name, and starts it. */
    @FunctionalInterface
    interface Completion<T> {
        T complete(String id) throws InterruptedException;
    }

    /**
     * Makes a container. Where it asks for all rights and is refused, it is made with what there is instead.
     *
     * @param base beginning of the name that it has until it is complete
     */
    <T> T assemble(String base, GearContainer container, Completion<T> completion) throws InterruptedException {
        if (!PowerCut.concerns(container)) {
            return attempt(base, container, completion);
        }
        if (powers.limited()) {
            return attempt(base, powers.reduced(container), completion);
        }
        try {
            return attempt(base, container, completion);
        } catch (EngineAnswerException e) {
            var made = attempt(base, powers.reduced(container), completion);
            powers.found(e.engineMessage());
            return made;
        }
    }

    private <T> T attempt(String base, GearContainer container, Completion<T> completion) throws InterruptedException {
        container.volumes().forEach(volume -> engine.volumes().create(marked(volume)));
        var spec = container.spec().withLabels(ownership.mark(container.spec().labels()));
        var id = engine.containers().create(spec.withName(base + Gears.UNFINISHED));
        var done = false;
        try {
            container
                    .networks()
                    .forEach((network, endpoint) -> engine.networks().connect(network, id, endpoint));
            new Crate(engine).deliver(id, container);
            var made = completion.complete(id);
            done = true;
            return made;
        } finally {
            if (!done) {
                engine.containers().removeForcibly(id);
            }
        }
    }

    private VolumeSpec marked(VolumeSpec volume) {
        return new VolumeSpec(volume.name(), volume.driver(), volume.options(), ownership.mark(volume.labels()));
    }
}

package dev.slipway.docker;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.platform.application.Lifecycle.Hook;
import dev.slipway.platform.gear.FoundGear;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Ends containers of gears. */
final class Stopper {
    private static final String KILL = "SIGKILL";

    private final Engine engine;
    private final KeptAddresses addresses;
    private final Hooks hooks;
    private final Consumer<String> notes;

    Stopper(Engine engine, KeptAddresses addresses, Hooks hooks, Consumer<String> notes) {
        this.engine = engine;
        this.addresses = addresses;
        this.hooks = hooks;
        this.notes = notes;
    }

    /** Runs its last commands, asks it to end, and ends it when its time is over. */
    void stop(FoundGear gear, String signal, Duration grace, List<Hook> preStop) throws InterruptedException {
        if (!runs(gear)) {
            return;
        }
        addresses.remember(gear);
        for (var hook : preStop) {
            var wrong = hooks.run(gear.id(), hook, grace);
            if (!wrong.isEmpty()) {
                notes.accept("'" + String.join(" ", hook.command()) + "', which runs in " + gear.name()
                        + " before it ends, failed: " + wrong);
            }
        }
        if (signal.isEmpty()) {
            engine.containers().stop(gear.id(), grace);
        } else {
            send(gear, signal);
            await(gear, grace);
        }
    }

    /** Removes it, even when it runs. */
    void remove(FoundGear gear) {
        if (runs(gear)) {
            addresses.remember(gear);
        }
        engine.containers().removeForcibly(gear.id());
    }

    private boolean runs(FoundGear gear) {
        return engine.containers()
                .inspect(gear.id())
                .map(details -> details.state().running())
                .orElse(false);
    }

    private void await(FoundGear gear, Duration grace) throws InterruptedException {
        if (!Waiting.ended(engine, gear.id(), grace)) {
            send(gear, KILL);
            engine.containers().await(gear.id());
        }
    }

    private void send(FoundGear gear, String signal) {
        try {
            engine.containers().kill(gear.id(), signal);
        } catch (EngineAnswerException e) {
            // It ended by itself meanwhile.
            if (e.status() != 409 && e.status() != 404) {
                throw e;
            }
        }
    }
}

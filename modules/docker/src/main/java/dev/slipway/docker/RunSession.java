package dev.slipway.docker;

import dev.slipway.engine.Engine;
import dev.slipway.engine.container.Attachment;
import dev.slipway.platform.runtime.Session;
import java.io.InputStream;

/** A command in a container of its own, which goes with it. */
final class RunSession implements Session {
    private final Engine engine;
    private final String container;
    private final boolean stdin;
    private final Attachment streams;

    private RunSession(Engine engine, String container, boolean stdin, Attachment streams) {
        this.engine = engine;
        this.container = container;
        this.stdin = stdin;
        this.streams = streams;
    }

    /** Connects to a container and starts it, so that nothing of what it prints is missed. */
    static RunSession start(Engine engine, String container, boolean stdin) throws InterruptedException {
        var session =
                new RunSession(engine, container, stdin, engine.containers().attach(container));
        engine.containers().start(container);
        return session;
    }

    @Override
    public int attend(InputStream input, Printed printed) throws InterruptedException {
        return Faults.asking("follow the command", () -> {
            ExecSession.attend(streams, stdin, input, printed);
            return engine.containers().await(container);
        });
    }

    @Override
    public void resize(int rows, int columns) throws InterruptedException {
        Faults.telling(
                "change the size of the terminal", () -> engine.containers().resize(container, rows, columns));
    }

    /** Whoever closes it may be interrupted, at any moment; the container has to go all the same. */
    @Override
    public void close() {
        streams.close();
        var removal = Thread.ofVirtual()
                .name("removal of " + container)
                .start(() -> engine.containers().removeForcibly(container));
        var interrupted = false;
        while (removal.isAlive()) {
            try {
                removal.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

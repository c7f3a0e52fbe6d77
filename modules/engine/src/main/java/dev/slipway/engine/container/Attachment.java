package dev.slipway.engine.container;

import dev.slipway.engine.api.Call;
import dev.slipway.engine.api.EngineApi;
import dev.slipway.engine.api.HijackedStream;
import java.io.IOException;
import java.io.InputStream;

/** The standard streams of a program in a container. */
public final class Attachment implements AutoCloseable {
    private final Call call;
    private final HijackedStream connection;
    private final boolean terminal;

    Attachment(Call call, HijackedStream connection, boolean terminal) {
        this.call = call;
        this.connection = connection;
        this.terminal = terminal;
    }

    /**
     * Feeds the program until its standard input ends, and hands on what it prints until it closes its outputs.
     *
     * <p>The program sees the end of its input as soon as {@code stdin} ends. The caller closes {@code stdin}.
     */
    public void run(InputStream stdin, OutputListener listener) throws InterruptedException {
        var feeder = Thread.ofVirtual().name("stdin of " + call).start(() -> feed(stdin));
        try {
            run(listener);
        } finally {
            feeder.interrupt();
        }
    }

    /** Hands on what the program prints until it closes its outputs. */
    public void run(OutputListener listener) throws InterruptedException {
        try {
            if (terminal) {
                Frames.readTerminal(connection.in(), listener);
            } else {
                Frames.read(connection.in(), listener);
            }
        } catch (IOException e) {
            throw EngineApi.interruptedOr(call, e);
        }
    }

    /** Lets go of the program, which runs on. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException _) {
            // Nothing is lost with a connection that has failed already.
        }
    }

    private void feed(InputStream stdin) {
        try {
            stdin.transferTo(connection.out());
            connection.endOutput();
        } catch (IOException _) {
            // The program ended, or does not read; its exit code tells.
        }
    }
}

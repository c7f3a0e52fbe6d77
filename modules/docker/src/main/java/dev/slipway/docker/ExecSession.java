package dev.slipway.docker;

import dev.slipway.engine.container.Attachment;
import dev.slipway.engine.container.Execution;
import dev.slipway.engine.container.Output;
import dev.slipway.platform.runtime.Session;
import java.io.InputStream;

/** A command in a container that runs. */
final class ExecSession implements Session {
    private final Execution execution;
    private final boolean stdin;

    ExecSession(Execution execution, boolean stdin) {
        this.execution = execution;
        this.stdin = stdin;
    }

    @Override
    public int attend(InputStream input, Printed printed) throws InterruptedException {
        return Faults.asking("follow the command", () -> {
            attend(execution.streams(), stdin, input, printed);
            return execution.exitCode();
        });
    }

    @Override
    public void resize(int rows, int columns) throws InterruptedException {
        Faults.telling("change the size of the terminal", () -> execution.resize(rows, columns));
    }

    @Override
    public void close() {
        execution.close();
    }

    static void attend(Attachment streams, boolean stdin, InputStream input, Printed printed)
            throws InterruptedException {
        if (stdin) {
            streams.run(input, (stream, piece) -> printed.piece(stream == Output.ERROR, piece));
        } else {
            streams.run((stream, piece) -> printed.piece(stream == Output.ERROR, piece));
        }
    }
}

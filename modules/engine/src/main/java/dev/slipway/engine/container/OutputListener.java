package dev.slipway.engine.container;

import java.io.IOException;
import java.io.OutputStream;

/** Takes what a program prints. */
@FunctionalInterface
public interface OutputListener {
    /** Takes a piece, which may end anywhere, even within a character. */
    void output(Output stream, byte[] piece) throws IOException;

    /** Writes what is printed to these streams and leaves them open. */
    static OutputListener to(OutputStream out, OutputStream error) {
        return (stream, piece) -> {
            var target = stream == Output.OUT ? out : error;
            target.write(piece);
            target.flush();
        };
    }
}

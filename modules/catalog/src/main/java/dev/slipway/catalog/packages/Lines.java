package dev.slipway.catalog.packages;

import dev.slipway.engine.container.Output;
import dev.slipway.engine.container.OutputListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Puts the pieces that a program prints together to lines. */
final class Lines implements OutputListener {
    private final Map<Output, ByteArrayOutputStream> open = new EnumMap<>(Output.class);
    private final BiConsumer<Output, String> consumer;

    Lines(BiConsumer<Output, String> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void output(Output stream, byte[] piece) {
        var line = open.computeIfAbsent(stream, _ -> new ByteArrayOutputStream());
        for (var b : piece) {
            if (b == '\n') {
                end(stream, line);
            } else {
                line.write(b);
            }
        }
    }

    /** Hands on what was printed after the last line's end. */
    void finish() {
        open.forEach((stream, line) -> {
            if (line.size() > 0) {
                end(stream, line);
            }
        });
    }

    private void end(Output stream, ByteArrayOutputStream line) {
        consumer.accept(stream, line.toString(StandardCharsets.UTF_8).stripTrailing());
        line.reset();
    }
}

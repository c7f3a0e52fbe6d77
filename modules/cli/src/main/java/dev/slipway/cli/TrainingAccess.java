package dev.slipway.cli;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.runtime.Command;
import dev.slipway.platform.runtime.GearAccess;
import dev.slipway.platform.runtime.LogLine;
import dev.slipway.platform.runtime.LogRequest;
import dev.slipway.platform.runtime.Session;
import dev.slipway.platform.runtime.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The way into gears of the {@link Training}, which print a line each; so do commands, whose end is good. */
final class TrainingAccess implements GearAccess {
    private static final String TEXT = "training";

    @Override
    public void logs(FoundGear gear, LogRequest request, Consumer<LogLine> listener) {
        listener.accept(new LogLine(gear.name(), Instant.EPOCH, false, TEXT));
    }

    @Override
    public Usage usage(FoundGear gear) {
        return new Usage(1, 1, 1, 1, 1, 1, 1, 1);
    }

    @Override
    public Session open(FoundGear gear, Command command) {
        return session();
    }

    @Override
    public Session run(GearSpec gear, Command command) {
        return session();
    }

    @Override
    public void removeRuns(Predicate<String> application) {
        // There are none.
    }

    private static Session session() {
        return new Session() {
            @Override
            public int attend(InputStream stdin, Printed printed) {
                try {
                    printed.piece(false, TEXT.getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return 0;
            }

            @Override
            public void resize(int rows, int columns) {
                // It has no terminal.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}

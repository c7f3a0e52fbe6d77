package dev.slipway.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The terminal of this process, asked and changed by the {@code stty} command.
 *
 * @param reads whether standard input is one
 * @param prints whether standard output is one
 */
public record SttyTerminal(boolean reads, boolean prints) implements Terminal {
    private static final File DEVICE = new File("/dev/tty");

    @Override
    public Optional<Size> size() throws InterruptedException {
        try {
            var numbers = stty("size").strip().split(" ", 2);
            return Optional.of(new Size(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])))
                    .filter(size -> size.rows() > 0 && size.columns() > 0);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    @Override
    public Raw raw() throws InterruptedException {
        try {
            var before = stty("-g").strip();
            stty("raw", "-echo");
            return () -> restore(before);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the terminal cannot be handed over: " + e.getMessage() + "; try --no-tty", e);
        }
    }

    /** Also when the thread is interrupted: a shell could not be used otherwise. */
    private static void restore(String settings) {
        var interrupted = Thread.interrupted();
        try {
            stty(settings);
        } catch (IOException _) {
            // the terminal is gone
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String stty(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectInput(DEVICE)
                .redirectErrorStream(true)
                .start();
        try (var out = process.getInputStream()) {
            var text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(text.strip());
            }
            return text;
        }
    }
}

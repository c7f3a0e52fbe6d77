package dev.slipway.cli;

import dev.slipway.cli.client.RemotePlatform;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.terminal.SttyTerminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts the {@code slipway} command in the process's own surroundings. */
public final class Main {
    private static final Duration CLEARING_UP = Duration.ofSeconds(20);
    private static final int BUFFER = 8192;

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        var exitCode = run(
                new FileInputStream(FileDescriptor.in),
                stream(FileDescriptor.out, false),
                stream(FileDescriptor.err, true),
                System.getenv(),
                arguments);
        if (!Thread.interrupted()) {
            System.exit(exitCode);
        }
    }

    static int run(
            InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, String... arguments) {
        var terminal = Integer.getInteger("slipway.terminal", 0);
        var home = Path.of(System.getProperty("slipway.home", ""));
        var ends = System.getProperty("slipway.terminals", "");
        var device = new SttyTerminal(ends.contains("in"), ends.contains("out"));
        var console = new Console(in, out, err, environment, Path.of(""), terminal, device, home);
        var done = interruptAtShutdown(Thread.currentThread());
        try {
            return Slipway.run(console, RemotePlatform::open, arguments);
        } finally {
            out.flush();
            err.flush();
            done.countDown();
        }
    }

    /** Ctrl-C and SIGTERM interrupt the command, which clears up before the process ends. */
    private static CountDownLatch interruptAtShutdown(Thread main) {
        var done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (done.getCount() > 0) {
                main.interrupt();
                await(done);
            }
        }));
        return done;
    }

    private static void await(CountDownLatch done) {
        try {
            var _ = done.await(CLEARING_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PrintStream stream(FileDescriptor descriptor, boolean flushEachLine) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
                flushEachLine,
                StandardCharsets.UTF_8);
    }
}

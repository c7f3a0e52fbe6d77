package dev.slipway.cli.visit;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.terminal.Terminal;
import dev.slipway.platform.runtime.Command;
import dev.slipway.platform.runtime.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Joins a command to this console until it ends. */
final class Attendance {
    /** How often the terminal is looked at for another size. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    /** As of a program that SIGPIPE ended: nobody reads what it prints. */
    private static final int UNREAD = 141;

    private final Console console;
    private final Session session;
    private volatile boolean unread;

    private Attendance(Console console, Session session) {
        this.console = console;
        this.session = session;
    }

    /** Returns its exit code. */
    static int of(Console console, Command command, Session session) throws InterruptedException {
        var attendance = new Attendance(console, session);
        return command.terminal() ? attendance.onTerminal() : attendance.attend();
    }

    private int onTerminal() throws InterruptedException {
        try (var _ = console.device().raw()) {
            var sizes = Thread.ofVirtual().name("size of the terminal").start(this::followSize);
            try {
                return attend();
            } finally {
                sizes.interrupt();
                sizes.join();
            }
        }
    }

    private int attend() throws InterruptedException {
        try {
            return session.attend(console.in(), this::print);
        } catch (RuntimeException e) {
            if (unread) {
                return UNREAD;
            }
            throw e;
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private void print(boolean error, byte[] bytes) throws IOException {
        var stream = error ? console.err() : console.out();
        stream.write(bytes);
        if (stream.checkError()) {
            unread = true;
            throw new IOException("nobody reads the output");
        }
    }

    private void followSize() {
        try {
            var known = Optional.<Terminal.Size>empty();
            while (true) {
                var size = console.device().size();
                if (size.isPresent() && !size.equals(known)) {
                    session.resize(size.get().rows(), size.get().columns());
                    known = size;
                }
                Thread.sleep(GLANCE);
            }
        } catch (InterruptedException _) {
            // the command has ended
        }
    }
}

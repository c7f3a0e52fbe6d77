package dev.slipway.server.command;

import dev.slipway.platform.api.Visiting.Visit;
import dev.slipway.platform.json.PlatformJson;
import dev.slipway.platform.runtime.Command;
import dev.slipway.platform.runtime.RuntimeFaultException;
import dev.slipway.platform.runtime.Session;
import dev.slipway.server.http.BadRequestException;
import dev.slipway.server.http.Line;
import dev.slipway.server.http.Line.Message;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Says what a command prints, and has it read what is said to it. */
public final class Conversation {
    private final Line line;

    private Conversation(Line line) {
        this.line = line;
    }

    /**
     * What is to be run, and where.
     *
     * @param name the gear or service
     * @param command the command
     */
    public record Wish(String name, Command command) {}

    /**
     * It runs.
     *
     * @param place where
     */
    public record Started(String place) {}

    /** Starts a command. */
    @FunctionalInterface
    public interface Starter {
        /** The command, which the caller closes. */
        Visit start(Wish wish) throws InterruptedException;
    }

    /** Hears what is wished, starts it, and holds the conversation until it has ended. */
    public static void hold(Line line, Starter starter) throws IOException, InterruptedException {
        var first = line.receive();
        if (first.isEmpty()) {
            return;
        }
        if (!(first.get() instanceof Message.Text(var text))) {
            throw new BadRequestException("the first message must be a text that says what is to be run");
        }
        var conversation = new Conversation(line);
        int code;
        try (var visit = starter.start(wish(text))) {
            line.send(new Message.Text(PlatformJson.write(new Started(visit.place()))));
            code = conversation.hold(visit.session());
        }
        // Only now is a container of its own gone, too.
        conversation.say(new CommandFrame.End(code));
    }

    private static Wish wish(String text) {
        try {
            return PlatformJson.read(text, Wish.class);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("the first message: " + e.getMessage(), e);
        }
    }

    private int hold(Session session) throws IOException, InterruptedException {
        var speaker = Thread.currentThread();
        try (var input = new CommandInput()) {
            var hearer = Thread.ofVirtual().name("what a command is told").start(() -> {
                try {
                    hear(session, input);
                } catch (IllegalArgumentException _) {
                    // What cannot be understood is as good as a broken line.
                    speaker.interrupt();
                } catch (InterruptedException _) {
                    // the command has ended
                }
            });
            try {
                return session.attend(input, this::say);
            } finally {
                hearer.interrupt();
                hearer.join();
            }
        }
    }

    /** Until the other side hangs up. */
    private void hear(Session session, CommandInput input) throws InterruptedException {
        for (var message = line.receive(); message.isPresent(); message = line.receive()) {
            if (message.get() instanceof Message.Bytes(var bytes)) {
                switch (CommandFrame.decode(bytes)) {
                    case CommandFrame.Stdin(var piece) -> input.feed(piece);
                    case CommandFrame.Resize(var rows, var columns) -> resize(session, rows, columns);
                    case CommandFrame.Stdout _, CommandFrame.Stderr _, CommandFrame.End _ ->
                        throw new IllegalArgumentException("only a command says that");
                }
            }
        }
    }

    private static void resize(Session session, int rows, int columns) throws InterruptedException {
        try {
            session.resize(rows, columns);
        } catch (RuntimeFaultException _) {
            // it has ended, or not begun
        }
    }

    private void say(boolean error, byte[] bytes) throws IOException {
        var piece = ByteBuffer.wrap(bytes);
        try {
            say(error ? new CommandFrame.Stderr(piece) : new CommandFrame.Stdout(piece));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void say(CommandFrame frame) throws IOException, InterruptedException {
        line.send(new Message.Bytes(frame.encode()));
    }
}

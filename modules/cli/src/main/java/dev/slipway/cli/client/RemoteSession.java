package dev.slipway.cli.client;

import dev.slipway.platform.api.Visiting.Visit;
import dev.slipway.platform.json.PlatformJson;
import dev.slipway.platform.runtime.Session;
import dev.slipway.server.command.CommandFrame;
import dev.slipway.server.command.Conversation;
import dev.slipway.server.http.Line.Message;
import dev.slipway.server.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** A command that runs behind a server. */
final class RemoteSession implements Session {
    private static final int PIECE = 16 * 1024;

    private final ApiClient client;
    private final ServerLine line;
    private final boolean stdin;

    private RemoteSession(ApiClient client, ServerLine line, boolean stdin) {
        this.client = client;
        this.line = line;
        this.stdin = stdin;
    }

    /** Starts what is wished; returns when it runs. */
    static Visit open(ApiClient client, String path, Conversation.Wish wish) throws InterruptedException {
        var line = ServerLine.open(client, ApiClient.BASE + path);
        var session = new RemoteSession(client, line, wish.command().stdin());
        try {
            line.send(new Message.Text(PlatformJson.write(wish)));
            return new Visit(session.started(), session);
        } catch (IOException e) {
            session.close();
            throw session.broken(e);
        } catch (RuntimeException | InterruptedException e) {
            session.close();
            throw e;
        }
    }

    private String started() throws InterruptedException {
        var first = line.receive();
        if (first.isEmpty() || !(first.get() instanceof Message.Text(var text))) {
            throw broken(new IOException("the server has hung up"));
        }
        line.more();
        if (text.startsWith("{\"place\":")) {
            return PlatformJson.read(text, Conversation.Started.class).place();
        }
        throw ApiClient.fault(PlatformJson.read(text, Problem.class));
    }

    /** Its input is read by a thread that may be left behind, as nothing wakes one that reads a terminal. */
    @Override
    public int attend(InputStream input, Printed printed) throws InterruptedException {
        if (stdin) {
            Thread.ofPlatform().daemon().name("standard input").start(() -> feed(input));
        }
        while (true) {
            var message = line.receive();
            if (message.isEmpty()) {
                throw broken(new IOException("the server has hung up"));
            }
            switch (message.get()) {
                case Message.Text(var text) -> throw ApiClient.fault(PlatformJson.read(text, Problem.class));
                case Message.Bytes(var bytes) -> {
                    switch (CommandFrame.decode(bytes)) {
                        case CommandFrame.Stdout(var piece) -> print(printed, false, piece);
                        case CommandFrame.Stderr(var piece) -> print(printed, true, piece);
                        case CommandFrame.End(var code) -> {
                            return code;
                        }
                        case CommandFrame.Stdin _, CommandFrame.Resize _ -> {
                            // only we say that
                        }
                    }
                    line.more();
                }
            }
        }
    }

    private static void print(Printed printed, boolean error, ByteBuffer piece) {
        var bytes = new byte[piece.remaining()];
        piece.get(bytes);
        try {
            printed.piece(error, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void feed(InputStream input) {
        var bytes = new byte[PIECE];
        try {
            for (var count = input.read(bytes); count >= 0; count = input.read(bytes)) {
                say(new CommandFrame.Stdin(ByteBuffer.wrap(bytes, 0, count)));
            }
            say(new CommandFrame.Stdin(ByteBuffer.allocate(0)));
        } catch (IOException _) {
            // the command has ended
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void resize(int rows, int columns) throws InterruptedException {
        try {
            say(new CommandFrame.Resize(rows, columns));
        } catch (IOException _) {
            // the command has ended
        }
    }

    private void say(CommandFrame frame) throws IOException, InterruptedException {
        line.send(new Message.Bytes(frame.encode()));
    }

    private ServerUnreachableException broken(IOException fault) {
        return new ServerUnreachableException(client.address() + ": the connection broke", fault);
    }

    @Override
    public void close() {
        line.close();
    }
}

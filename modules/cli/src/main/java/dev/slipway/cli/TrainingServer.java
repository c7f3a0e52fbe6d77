package dev.slipway.cli;

import dev.slipway.server.Listen;
import dev.slipway.server.ServerFolder;
import dev.slipway.server.SlipwayServer;
import dev.slipway.server.SlipwayServer.Settings;
import dev.slipway.server.Unrouted;
import dev.slipway.store.StoreLocation;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The server that the commands of the {@link Training} ask: it says so when it answers, and ends with its input. */
public final class TrainingServer {
    private TrainingServer() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var home = ServerFolder.of(System.getenv());
        var store = new StoreLocation.Sqlite(home.store());
        var settings = new Settings(home, store, new Listen("127.0.0.1", 0), "training", _ -> {});
        try (var _ = SlipwayServer.start(settings, _ -> new TrainingRuntime(), new Unrouted())) {
            try (var out = new FileOutputStream(FileDescriptor.out)) {
                out.write("ready\n".getBytes(StandardCharsets.UTF_8));
            }
            while (System.in.read() >= 0) {
                // Until it is closed.
            }
        }
    }
}

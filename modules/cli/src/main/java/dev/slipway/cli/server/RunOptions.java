package dev.slipway.cli.server;

import dev.slipway.server.Listen;
import dev.slipway.server.ServerFolder;
import dev.slipway.store.StoreLocation;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How a server is run. */
final class RunOptions {
    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where it listens; 127.0.0.1:7390 by default, or any free port where that is taken.")
    private String listen = "";

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "A file, or postgresql://HOST/DATABASE?user=…; a file in its state folder by default.")
    private String store = "";

    @Option(names = "--background", hidden = true, description = "Write to the log in its folder.")
    private boolean background;

    boolean background() {
        return background;
    }

    Listen listen() {
        return listen.isEmpty() ? Listen.usual() : Listen.parse(listen);
    }

    StoreLocation store(ServerFolder folder) {
        return store.isEmpty() ? new StoreLocation.Sqlite(folder.store()) : StoreLocation.parse(store);
    }

    /** The same as arguments; wrong ones are refused here, where the user sees it. */
    List<String> arguments(ServerFolder folder) {
        var arguments = new ArrayList<String>();
        if (!listen.isEmpty()) {
            arguments.addAll(List.of("--listen", checked(listen)));
        }
        if (!store.isEmpty()) {
            arguments.addAll(List.of(
                    "--store", store(folder) instanceof StoreLocation.Sqlite(var file) ? file.toString() : store));
        }
        return arguments;
    }

    private static String checked(String listen) {
        var parsed = Listen.parse(listen);
        return parsed.host() + ":" + parsed.port();
    }
}

package dev.slipway.server;

import dev.slipway.platform.config.Vault;
import dev.slipway.platform.operate.RunningPlatform;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.runtime.Router;
import dev.slipway.platform.store.Identity;
import dev.slipway.server.access.Holder;
import dev.slipway.server.access.Permission;
import dev.slipway.server.access.Tokens;
import dev.slipway.server.api.Api;
import dev.slipway.server.api.ServerInfo;
import dev.slipway.server.http.HttpServer;
import dev.slipway.store.SqlStore;
import dev.slipway.store.StoreLocation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A running server: the platform over its store, and the API to it. Closing it leaves everything that runs as it is. */
public final class SlipwayServer implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Settings settings;

    /**
     * How a server is started.
     *
     * @param folder where it keeps what it has
     * @param store where its store is
     * @param listen where it listens
     * @param version version of the program
     * @param log takes lines of the log
     */
    public record Settings(
            ServerFolder folder, StoreLocation store, Listen listen, String version, Consumer<String> log) {}

    private SlipwayServer(Settings settings) {
        this.settings = settings;
    }

    /**
     * Starts a server over a runtime, which is closed with it, and a router, which the caller closes afterwards. It answers
     * when this returns.
     *
     * @param runtimes opens the runtime of a platform of this id
     *
     * @throws ServerException when another server has the folder, or the address cannot be listened on
     */
    public static SlipwayServer start(Settings settings, Function<String, GearRuntime> runtimes, Router router)
            throws InterruptedException {
        var server = new SlipwayServer(settings);
        try {
            server.open(runtimes, router);
            return server;
        } catch (IOException e) {
            server.close();
            throw new ServerException("the server cannot start: " + e.getMessage(), e);
        } catch (RuntimeException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    /** Host and port, as a client connects to it. */
    public String address() {
        return settings.folder().address().orElseThrow();
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private void open(Function<String, GearRuntime> runtimes, Router router) throws IOException, InterruptedException {
        var folder = settings.folder();
        folder.make();
        parts.push(folder.lock()
                .orElseThrow(() -> new ServerException("a server runs already; its process is "
                        + folder.pid().map(String::valueOf).orElse("unknown"))));
        var random = new SecureRandom();
        var store = SqlStore.open(settings.store());
        parts.push(store);
        var runtime = runtimes.apply(Identity.of(store, random));
        parts.push(runtime);
        var platform = RunningPlatform.open(new RunningPlatform.Means(
                store, runtime, router, Vault.open(folder.keys(), random), random, Pace.usual(), Clock.systemUTC()));
        parts.push(platform);
        var tokens = new Tokens(store, random);
        var started = Clock.systemUTC().instant();
        var pid = ProcessHandle.current().pid();
        Supplier<ServerInfo> info =
                () -> new ServerInfo(settings.version(), ServerInfo.API, pid, started, runtime.trouble());
        var http = HttpServer.start(
                settings.listen().address(),
                Api.routes(platform, tokens, store::examine, info),
                tokens,
                this::surprise);
        parts.push(http);
        leaveWord(http.port(), tokens);
    }

    private void leaveWord(int port, Tokens tokens) throws IOException {
        var folder = settings.folder();
        if (folder.token().flatMap(tokens::holder).isEmpty()) {
            folder.write("token", tokens.create(new Holder(System.getProperty("user.name"), Permission.CHANGE)));
        }
        folder.write("pid", String.valueOf(ProcessHandle.current().pid()));
        folder.write("address", settings.listen().host() + ":" + port);
        settings.log().accept("listening on " + address() + ", store " + settings.store());
    }

    private void surprise(Exception fault) {
        var text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        settings.log().accept(text.toString());
    }

    private void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            settings.log().accept("while stopping: " + e);
        }
    }
}

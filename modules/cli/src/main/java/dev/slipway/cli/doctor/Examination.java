package dev.slipway.cli.doctor;

import dev.slipway.cli.client.ApiClient;
import dev.slipway.cli.client.LocalServer;
import dev.slipway.cli.client.RemotePlatform;
import dev.slipway.cli.client.Versions;
import dev.slipway.cli.output.Console;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.EngineException;
import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.store.StoreException;
import dev.slipway.server.Listen;
import dev.slipway.store.SqlStore;
import dev.slipway.store.StoreHealth;
import dev.slipway.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at everything, and starts nothing. */
final class Examination {
    private static final String UNSEEN = "not looked at, as no server runs";

    private final Console console;
    private final LocalServer server;
    private final List<Finding> found = new ArrayList<>();
    private Optional<Holdings> orphans = Optional.empty();
    private Optional<Holdings> all = Optional.empty();
    private String platform = "";

    Examination(Console console) {
        this.console = console;
        this.server = new LocalServer(console.environment());
    }

    /** What was found. */
    List<Finding> found() {
        return found;
    }

    /** What belongs to no application, as far as that could be found out. */
    Optional<Holdings> orphans() {
        return orphans;
    }

    /** What belongs to another platform. */
    Holdings of(String other) {
        if (other.equals(platform)) {
            throw new IllegalArgumentException(
                    "'" + other + "' is the platform of this server; without --of, what is an orphan of it is removed");
        }
        var there = all.orElseThrow(() -> new IllegalArgumentException("the engine does not say what it has"));
        var others = there.platformsBut(platform);
        if (!others.contains(other)) {
            throw new AbsentException("nothing on this engine is of a platform '" + other + "'; there is "
                    + (others.isEmpty() ? "no other one" : String.join(", ", others)));
        }
        return there.of(other);
    }

    /** Looks; the engine is closed by the caller. */
    void look(Engine engine, EngineAddress address) throws InterruptedException {
        found.addAll(new EngineChecks(engine, address).look());
        state();
        if (isRunning()) {
            try (var client = server.connect()) {
                ask(client, engine);
            } catch (RuntimeException e) {
                found.add(Finding.problem("server", String.valueOf(e.getMessage()), "look into its log"));
            }
        } else {
            withoutServer();
            hold(engine);
        }
        all.ifPresent(there -> found.addAll(there.others(platform)));
    }

    private void hold(Engine engine) {
        try {
            all = Optional.of(Holdings.all(engine));
        } catch (EngineException e) {
            found.add(Finding.warning("orphans", "not looked at, as the engine does not answer", ""));
        }
    }

    private boolean isRunning() throws InterruptedException {
        return console.environment().containsKey("SLIPWAY_SERVER")
                || server.info().isPresent();
    }

    private void state() throws InterruptedException {
        try {
            found.add(Space.of(server.folder().path()).judged("state"));
        } catch (IOException e) {
            found.add(Finding.problem(
                    "disk", server.folder().path() + " cannot be looked at: " + e.getMessage(), "say XDG_STATE_HOME"));
        }
    }

    private void ask(ApiClient client, Engine engine) throws InterruptedException {
        var info = client.info();
        var text = "version " + info.version() + " at " + client.address() + ", since " + info.started();
        found.add(
                info.version().equals(Versions.ours())
                        ? Finding.ok("server", text)
                        : Finding.warning(
                                "server",
                                text + ", while this command is version " + Versions.ours(),
                                "'slipway server stop' ends it, and the next command starts one of its own version"));
        var health = client.send("POST", "/store/examination", List.of(), StoreHealth.class);
        platform = health.platform();
        found.addAll(StoreChecks.judged(health, Instant.now()));
        var remote = new RemotePlatform(client);
        found.addAll(StoreChecks.obstacles(remote));
        hold(engine);
        var names = remote.applications().stream().map(Application::name).collect(Collectors.toSet());
        orphans = all.map(there -> there.orphans(platform, names));
        orphans.ifPresent(rest -> found.add(rest.judged()));
    }

    private void withoutServer() {
        found.add(Finding.warning("server", "none runs", "commands that need one start it, or 'slipway server start'"));
        var listen = Listen.usual();
        found.add(
                listen.port() > 0
                        ? Finding.ok("ports", "the server's usual one is free; those of applications " + UNSEEN)
                        : Finding.warning(
                                "ports",
                                "somebody has the server's usual one; those of applications " + UNSEEN,
                                "the server will take another one, or name one with --listen"));
        var file = server.folder().store();
        if (Files.exists(file)) {
            store(new StoreLocation.Sqlite(file));
        } else {
            found.add(Finding.ok("store", "there is none yet at " + file));
        }
        found.add(Finding.warning("orphans", UNSEEN, "start the server and look again"));
    }

    private void store(StoreLocation location) {
        try (var store = SqlStore.open(location)) {
            var health = store.examine();
            platform = health.platform();
            found.addAll(StoreChecks.judged(health, Instant.now()));
        } catch (StoreException e) {
            found.add(Finding.problem(
                    "store", String.valueOf(e.getMessage()), "make room on its disk, or put a backup in its place"));
        }
    }
}

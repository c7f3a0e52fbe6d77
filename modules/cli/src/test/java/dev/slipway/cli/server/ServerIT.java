package dev.slipway.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.cli.client.LocalServer;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.platform.release.Application;
import dev.slipway.server.api.Wishes;
import dev.slipway.testing.Postgresql;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers in processes of their own, over the real engine. */
class ServerIT {
    @TempDir
    private Path folder;

    private Workbench workbench;
    private LocalServer server;

    @BeforeEach
    void prepare() {
        workbench = new Workbench(folder, EngineAddress.fromEnvironment(System.getenv()));
        server = new LocalServer(workbench.environment());
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.stop();
    }

    @Test
    void startStatusAndStopSayWhatTheyDid() {
        assertThat(workbench.run("server status")).isEqualTo(new Result(3, "no server is running\n", ""));
        var started = workbench.run("server start --listen 127.0.0.1:0");
        assertThat(started.code()).as(started.err()).isZero();
        var where = server.folder().address().orElseThrow() + ", process "
                + server.folder().pid().orElseThrow();
        assertThat(started.out()).isEqualTo("the server listens on " + where + "\n");
        assertThat(workbench.run("server status").out()).startsWith("the server listens on " + where + ", version ");
        assertThat(workbench.run("server start").out()).startsWith("the server runs already, process ");
        assertThat(workbench.run("server stop")).isEqualTo(new Result(0, "the server is stopped\n", ""));
        assertThat(workbench.run("server stop")).isEqualTo(new Result(0, "no server was running\n", ""));
    }

    @Test
    void whatWasAcknowledgedOutlivesKilling() throws InterruptedException {
        try (var client = server.connect()) {
            client.send("POST", "/applications", new Wishes.NewApplication("shop", ""), Application.class);
        }
        var process = ProcessHandle.of(server.folder().pid().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        try (var client = server.connect()) {
            assertThat(client.list("/applications", Application.class))
                    .extracting(Application::name)
                    .containsExactly("shop");
        }
    }

    @Test
    void doctorExaminesAStoreOnPostgresql() {
        try (var postgresql = Postgresql.start()) {
            var started = workbench.run("server start --listen 127.0.0.1:0 --store " + postgresql.database("doctor"));
            assertThat(started.code()).as(started.err()).isZero();
            assertThat(workbench.run("doctor").out())
                    .containsPattern(
                            "store +ok +jdbc:postgresql://[^?]*/doctor, platform [0-9a-f]{12}, form [0-9]+, .* written in")
                    .containsPattern("server +ok +version ");
            workbench.run("server stop");
        }
    }

    @Test
    void startSaysWhyItFailed() {
        var result = workbench.run("server start --store postgresql://127.0.0.1:1/none?user=nobody");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("the server did not start; its log " + server.folder().log() + " ends:\n")
                .contains("store jdbc:postgresql://127.0.0.1:1/none: Connection to 127.0.0.1:1 refused");
    }

    @Test
    void startRefusesWhatItCannotListenOn() {
        assertThat(workbench.run("server start --listen nowhere"))
                .isEqualTo(new Result(2, "", "slipway: 'nowhere' cannot be listened on: expected HOST:PORT\n"));
    }
}

package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.testing.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** MariaDB with a volume keeps its data, its address and its port, whatever happens to it, to the server and to the engine. */
@ParameterizedClass
@MethodSource("dev.slipway.acceptance.Database#all")
@Timeout(240)
class StatefulIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String IMAGE = "slipway/mariadb:trixie";
    private static final String LATER = "slipway/mariadb:later";

    private final Database database;

    @TempDir
    private Path folder;

    private OwnEngine engine;
    private Site site;
    private Found found;
    private int port;

    StatefulIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws Exception {
        assumeTrue(OwnEngine.possible(), "only root can start an engine");
        engine = OwnEngine.start();
        site = Site.open(folder, database, engine.address());
        found = site.application();
        bringImage();
        port = freePort();
    }

    @AfterEach
    void close() throws Exception {
        if (site != null) {
            site.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    /** The catalogue's, built where all tests build; and one that differs from it. */
    private void bringImage() throws Exception {
        var address = EngineAddress.fromEnvironment(System.getenv());
        new Home(folder.resolve("builder"), address, "")
                .succeed("images build mariadb --catalog " + Home.PROJECT.resolve("images"));
        try (var others = Engine.open(address)) {
            try (var archive = others.images().save(List.of(IMAGE))) {
                site.engine().images().load(archive::transferTo, _ -> {});
            }
        }
        var later = BuildRequest.of(out -> {
            try (var tar = new TarWriter(out, Instant.EPOCH)) {
                tar.file("Dockerfile", 0644, "FROM " + IMAGE + "\nENV IMAGE=later\n");
            }
        });
        site.engine().builds().build(later.withTags(List.of(LATER)), _ -> {});
    }

    @Test
    void databaseKeepsDataAddressAndPort() throws Exception {
        up(IMAGE);
        sql("CREATE DATABASE shop; CREATE TABLE shop.orders (number INT); INSERT INTO shop.orders VALUES (42)");
        var address = found.container("db", 1).addresses();
        assertThat(address).hasSize(1);

        up(LATER);
        isThere("image", address);
        assertThat(found.output("db", 1, "echo $IMAGE")).isEqualTo("later\n");

        run("config set -a " + found.application() + " --service db MARIADB_MAX_CONNECTIONS=123");
        isThere("configuration", address);
        assertThat(sql("SELECT @@max_connections")).isEqualTo("123\n");

        run("restart -a " + found.application());
        isThere("restart", address);

        run("replace -a " + found.application() + " app db");
        isThere("replace", address);

        site.home().killAndStart();
        isThere("a killed server", address);

        engine.kill();
        engine.startAgain();
        isThere("a killed engine", address);

        site.home().kill();
        engine.kill();
        engine.startAgain();
        site.home().start();
        isThere("a killed server and engine", address);

        run("replace -a " + found.application() + " db");
        isThere("replace after all that", address);
    }

    private void up(String image) throws IOException {
        site.home().with("compose.yaml", """
                        name: %s
                        services:
                          app: {image: %s, stop_grace_period: 1s, restart: unless-stopped}
                          db:
                            image: %s
                            restart: unless-stopped
                            volumes: ["data:/var/lib/mysql"]
                            ports: ["127.0.0.1:%d:3306"]
                            x-slipway: {config: {MARIADB_ROOT_PASSWORD: {generate: password}}}
                        volumes: {data: }
                        """.formatted(
                        found.application(), site.image().name(), image, port));
        run("up");
    }

    private void run(String line) {
        site.home().succeed(line);
    }

    private void isThere(String after, Object address) throws Exception {
        Eventually.holds(PATIENCE, "the database answers after " + after, () -> {
            try {
                return sql("SELECT number FROM shop.orders").equals("42\n");
            } catch (Exception | AssertionError _) {
                return false;
            }
        });
        assertThat(found.container("db", 1).addresses())
                .as("address after %s", after)
                .isEqualTo(address);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            assertThat(new String(socket.getInputStream().readNBytes(60), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .as("greeting after %s", after)
                    .contains("MariaDB");
        }
    }

    private String sql(String statements) throws InterruptedException {
        return found.output("db", 1, "mariadb --skip-column-names --execute '" + statements + "'");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

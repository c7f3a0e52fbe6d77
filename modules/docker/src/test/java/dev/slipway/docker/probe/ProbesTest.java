package dev.slipway.docker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.platform.application.HealthCheck.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private HttpServer server;
    private int port;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        port = server.getAddress().getPort();
        answer("/well", 200, "");
        answer("/moved", 302, "");
        answer("/ill", 503, "no database");
        server.createContext("/host", exchange -> {
            var known = "shop.example".equals(exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(known ? 200 : 404, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void statusesBelow400AreGood() {
        assertThat(http("/well", "")).isEqualTo(new Outcome.Good());
        assertThat(http("/moved", "")).isEqualTo(new Outcome.Good());
    }

    @Test
    void otherStatusesAreShownWithTheirBody() {
        assertThat(http("/ill", ""))
                .isEqualTo(new Outcome.Bad("GET http://127.0.0.1:" + port + "/ill: 503 no database"));
    }

    @Test
    void hostIsSent() {
        assertThat(http("/host", "shop.example")).isEqualTo(new Outcome.Good());
        assertThat(http("/host", "")).isInstanceOf(Outcome.Bad.class);
    }

    @Test
    void portsThatAreOpenAreGood() {
        assertThat(Probes.probe(new Probe.Tcp(port), "127.0.0.1", TIMEOUT)).isEqualTo(new Outcome.Good());
    }

    @Test
    void portsThatAreClosedAreBad() {
        server.stop(0);

        assertThat(Probes.probe(new Probe.Tcp(port), "127.0.0.1", TIMEOUT))
                .isEqualTo(new Outcome.Bad("tcp 127.0.0.1:" + port + ": Connection refused"));
    }

    @Test
    void silenceIsBad() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var probe = new Probe.Http(silent.getLocalPort(), "/", "");

            assertThat(Probes.probe(probe, "127.0.0.1", Duration.ofMillis(50)))
                    .isEqualTo(new Outcome.Bad(
                            "GET http://127.0.0.1:" + silent.getLocalPort() + "/: no answer within 50 ms"));
        }
    }

    @Test
    void gearsWithoutAddressAreBad() {
        assertThat(Probes.probe(new Probe.Tcp(80), "", TIMEOUT))
                .isEqualTo(new Outcome.Bad("tcp :80: the gear has no address"));
    }

    private Outcome http(String path, String host) {
        return Probes.probe(new Probe.Http(port, path, host), "127.0.0.1", TIMEOUT);
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}

package dev.slipway.cli.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.ConflictException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemotePlatformTest {
    private HttpServer server;
    private RemotePlatform platform;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        platform = new RemotePlatform(
                new ApiClient("127.0.0.1:" + server.getAddress().getPort(), ""));
    }

    @AfterEach
    void close() {
        platform.close();
        server.stop(0);
    }

    @Test
    void whatIsAbsentIsAbsent() {
        answer(404, "no application 'shop'");
        assertThatThrownBy(() -> platform.application("shop"))
                .isInstanceOf(AbsentException.class)
                .hasMessage("no application 'shop'");
    }

    @Test
    void conflictsAreConflicts() {
        answer(409, "there is one");
        assertThatThrownBy(() -> platform.create("shop", "default", "me"))
                .isInstanceOf(ConflictException.class)
                .hasMessage("there is one");
    }

    private void answer(int status, String detail) {
        var body = ("{\"type\":\"about:blank\",\"title\":\"\",\"status\":" + status + ",\"detail\":\"" + detail
                        + "\",\"reasons\":[]}")
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}

package dev.slipway.source.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class CallbackTest {
    private final List<String> remarks = new ArrayList<>();
    private final BuildListener listener = new BuildListener() {
        @Override
        public void stage(String what) {}

        @Override
        public void output(String line) {}

        @Override
        public void remark(String text) {
            remarks.add(text);
        }
    };

    @Test
    void serverIsToldHowItEnded() throws Exception {
        var bodies = new CopyOnWriteArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/bad") ? 500 : 200, -1);
            exchange.close();
        });
        server.start();
        try {
            var base = "http://127.0.0.1:" + server.getAddress().getPort();
            Callback.parse(base + "/done").tell(true, Map.of("b", "2", "a", "1"), listener);
            Callback.parse(base + "/bad").tell(false, Map.of(), listener);

            assertThat(bodies)
                    .containsExactly(
                            "application/json {\"success\":true,\"labels\":{\"a\":\"1\",\"b\":\"2\"}}",
                            "application/json {\"success\":false}");
            assertThat(remarks).containsExactly("callback " + base + "/bad answered 500");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void serverThatIsNotThereStopsNothing() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Callback.parse("http://127.0.0.1:" + port).tell(true, Map.of(), listener);

        assertThat(remarks)
                .singleElement()
                .asString()
                .startsWith("callback http://127.0.0.1:" + port + " could not be reached: ");
        assertThatThrownBy(() -> Callback.parse("here"))
                .hasMessage("'here' is no address; expected http://… or https://…");
    }
}

package dev.slipway.server.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** Makes lines of requests. Safe for use by many threads. */
final class Lines implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final WebSocketMappings mappings;
    private final Consumer<Exception> surprises;
    private final Set<WebSocketLine> open = ConcurrentHashMap.newKeySet();

    /** Of a server that has not started yet. */
    Lines(Server server, Consumer<Exception> surprises) {
        mappings = new WebSocketMappings(WebSocketServerComponents.ensureWebSocketComponents(server));
        this.surprises = surprises;
    }

    /** Whether a page of a browser asks: it says where it is from. No page is ours. */
    static boolean isPage(Request request) {
        return request.getHeaders().contains(HttpHeader.ORIGIN);
    }

    /** Makes one, if the request asks for one. */
    boolean open(Answer.Talk talk, Request request, Response response, Callback callback) {
        return mappings.upgrade(
                (_, _, _) -> {
                    var line = new WebSocketLine(talk, surprises, open::remove);
                    open.add(line);
                    return line;
                },
                request,
                response,
                callback,
                Lines::configure);
    }

    private static void configure(Configuration configuration) {
        configuration.setIdleTimeout(Duration.ZERO);
        configuration.setMaxFrameSize(WebSocketLine.LONGEST);
        configuration.setMaxBinaryMessageSize(WebSocketLine.LONGEST);
        configuration.setMaxTextMessageSize(WebSocketLine.LONGEST);
    }

    /** Has all that is said on lines come to an end. */
    @Override
    public void close() {
        for (var line : open) {
            try {
                line.hangUp(FAREWELL);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}

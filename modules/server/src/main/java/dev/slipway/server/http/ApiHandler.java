package dev.slipway.server.http;

import dev.slipway.platform.json.PlatformJson;
import dev.slipway.server.access.Holder;
import dev.slipway.server.access.Permission;
import dev.slipway.server.access.Tokens;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Finds the route of each request, looks whether the one who asks may, and sends the answer. */
final class ApiHandler extends Handler.Abstract {
    private static final int LONGEST_BODY = 16 << 20;
    private static final String BEARER = "Bearer ";
    private static final Holder STRANGER = new Holder("", Permission.ANYBODY);

    private final List<Route> routes;
    private final Tokens tokens;
    private final Lines lines;
    private final Consumer<Exception> surprises;

    ApiHandler(List<Route> routes, Tokens tokens, Lines lines, Consumer<Exception> surprises) {
        this.routes = routes;
        this.tokens = tokens;
        this.lines = lines;
        this.surprises = surprises;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            var answer = answer(request);
            if (answer instanceof Answer.Talk talk) {
                talk(talk, request, response, callback);
            } else {
                send(answer, response, callback);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            send(Problem.of(e), response, callback);
        } catch (IOException | RuntimeException e) {
            var problem = Problem.of(e);
            if (problem.status() == 500) {
                surprises.accept(e);
            }
            send(problem, response, callback);
        }
        return true;
    }

    private void talk(Answer.Talk talk, Request request, Response response, Callback callback) {
        if (Lines.isPage(request)) {
            send(Problem.of(403, "pages of a browser must not open this"), response, callback);
        } else if (!lines.open(talk, request, response, callback)) {
            response.getHeaders().put(HttpHeader.UPGRADE, "websocket");
            send(Problem.of(426, "this is a WebSocket (RFC 6455)"), response, callback);
        }
    }

    /** An answer, or a {@link Problem} as one. */
    private Answer answer(Request request) throws IOException, InterruptedException {
        var path = Route.parts(Request.getPathInContext(request)).stream()
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList();
        var fitting =
                routes.stream().filter(route -> route.match(path).isPresent()).toList();
        if (fitting.isEmpty()) {
            return problem(
                    404, "there is no " + request.getHttpURI().getPath() + "; /api/openapi.json says what there is");
        }
        var route = fitting.stream()
                .filter(one -> one.method().equals(request.getMethod()))
                .findFirst();
        if (route.isEmpty()) {
            return problem(405, request.getHttpURI().getPath() + " knows " + methods(fitting));
        }
        return answer(request, route.get(), route.get().match(path).orElseThrow());
    }

    private Answer answer(Request request, Route route, Map<String, String> variables)
            throws IOException, InterruptedException {
        var needed = route.permission();
        var holder = holder(request);
        if (!holder.permission().covers(needed)) {
            return holder.equals(STRANGER)
                    ? problem(401, "a token is needed: 'Authorization: Bearer TOKEN'")
                    : problem(403, "the token of '" + holder.name() + "' is for reading only");
        }
        return route.handler()
                .answer(new Incoming(
                        variables, query(request, route), body(request), lastEvent(request), holder.name()));
    }

    private static String lastEvent(Request request) {
        return Objects.requireNonNullElse(request.getHeaders().get("Last-Event-ID"), "");
    }

    private Holder holder(Request request) {
        var header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return header == null || !header.startsWith(BEARER)
                ? STRANGER
                : tokens.holder(header.substring(BEARER.length())).orElse(STRANGER);
    }

    private static Map<String, String> query(Request request, Route route) {
        var values = new LinkedHashMap<String, String>();
        for (var field : Request.extractQueryParameters(request)) {
            if (!route.parameters().containsKey(field.getName())) {
                throw new BadRequestException("unknown parameter '" + field.getName() + "'; expected "
                        + (route.parameters().isEmpty()
                                ? "none"
                                : String.join(", ", route.parameters().keySet())));
            }
            values.put(field.getName(), field.getValue());
        }
        return values;
    }

    private static String body(Request request) throws IOException {
        var body = Content.Source.asInputStream(request).readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new BadRequestException("the body is longer than " + LONGEST_BODY + " bytes");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Answer problem(int status, String detail) {
        return new Answer.Value(status, Problem.of(status, detail));
    }

    private static String methods(List<Route> routes) {
        return routes.stream().map(Route::method).sorted().collect(Collectors.joining(", "));
    }

    private static void send(Answer answer, Response response, Callback callback)
            throws IOException, InterruptedException {
        switch (answer) {
            case Answer.Value(var _, Problem problem) -> send(problem, response, callback);
            case Answer.Value(var status, var value) -> {
                response.setStatus(status);
                send("application/json", value, response, callback);
            }
            case Answer.Done _ -> {
                response.setStatus(204);
                response.write(true, ByteBuffer.allocate(0), callback);
            }
            case Answer.Events(var source) -> stream(source, response, callback);
            case Answer.Talk _ -> throw new IllegalStateException("a line is no answer to be sent");
        }
    }

    private static void send(Problem problem, Response response, Callback callback) {
        if (response.isCommitted()) {
            callback.failed(new IOException(problem.detail()));
            return;
        }
        response.setStatus(problem.status());
        if (problem.status() == 401) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        }
        send(Problem.MEDIA_TYPE, problem, response, callback);
    }

    private static void send(String type, Object value, Response response, Callback callback) {
        var text = value instanceof String document ? document : PlatformJson.write(value);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
    }

    private static void stream(Answer.Source source, Response response, Callback callback)
            throws IOException, InterruptedException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        try (var out = Content.Sink.asOutputStream(response)) {
            var sink = new EventSink(out);
            sink.beat();
            source.to(sink);
        }
        callback.succeeded();
    }
}

package dev.slipway.docker.probe;

import dev.slipway.platform.application.HealthCheck.Probe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Makes single probes over the network. */
final class Probes {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");
    private static final int MOST_BYTES = 2048;
    private static final int SHOWN = 300;

    private Probes() {}

    /** Tries once; {@code address} is that of the gear, or empty where it has none. */
    static Outcome probe(Probe probe, String address, Duration timeout) {
        return switch (probe) {
            case Probe.Tcp(var port) -> attempt("tcp " + address + ":" + port, address, port, timeout, "");
            case Probe.Http http ->
                attempt(
                        "GET http://" + address + ":" + http.port() + http.path(),
                        address,
                        http.port(),
                        timeout,
                        request(http, address));
            case Probe.Command _, Probe.OfImage _, Probe.None _ ->
                throw new IllegalArgumentException("nothing to probe from outside");
        };
    }

    private static String request(Probe.Http http, String address) {
        var host = http.host().isEmpty() ? address + ":" + http.port() : http.host();
        return "GET " + http.path() + " HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: slipway-probe\r\nAccept: */*\r\nConnection: close\r\n\r\n";
    }

    private static Outcome attempt(String what, String address, int port, Duration timeout, String request) {
        if (address.isEmpty()) {
            return new Outcome.Bad(what + ": the gear has no address");
        }
        var deadline = Instant.now().plus(timeout);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), millis(timeout));
            return request.isEmpty() ? new Outcome.Good() : answer(what, socket, request, deadline);
        } catch (SocketTimeoutException _) {
            return new Outcome.Bad(what + ": no answer within " + timeout.toMillis() + " ms");
        } catch (IOException e) {
            return new Outcome.Bad(what + ": " + e.getMessage());
        }
    }

    private static Outcome answer(String what, Socket socket, String request, Instant deadline) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        var text = read(socket, deadline);
        var line = text.lines().findFirst().orElse("");
        var status = STATUS.matcher(line);
        if (!status.matches()) {
            return new Outcome.Bad(what + ": no HTTP answer");
        }
        var code = Integer.parseInt(status.group(1));
        return code >= 200 && code < 400 ? new Outcome.Good() : new Outcome.Bad(what + ": " + code + body(text));
    }

    /** The beginning of the answer; enough to know the status and to show why. */
    private static String read(Socket socket, Instant deadline) throws IOException {
        var answer = new ByteArrayOutputStream();
        var buffer = new byte[MOST_BYTES];
        while (answer.size() < MOST_BYTES && !good(answer)) {
            socket.setSoTimeout(millis(Duration.between(Instant.now(), deadline)));
            var count = socket.getInputStream().read(buffer);
            if (count < 0) {
                break;
            }
            answer.write(buffer, 0, count);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** The status is there and needs no explanation. */
    private static boolean good(ByteArrayOutputStream answer) {
        var text = answer.toString(StandardCharsets.UTF_8);
        return text.contains("\r\n") && text.matches("(?s)HTTP/1\\.[01] [23].*");
    }

    private static String body(String text) {
        var end = text.indexOf("\r\n\r\n");
        var body = end < 0 ? "" : text.substring(end + 4).strip();
        return body.isEmpty() ? "" : " " + body.substring(0, Math.min(body.length(), SHOWN));
    }

    /** At least 1: 0 would stand for no limit. */
    private static int millis(Duration time) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, time.toMillis()));
    }
}

package dev.slipway.engine.api;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The heads of HTTP/1.1 messages (RFC 9112, sections 2 to 5). */
final class HttpMessage {
    /** A head longer than this is none. */
    private static final int LONGEST_HEAD = 64 * 1024;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");

    private HttpMessage() {}

    /**
     * The head of an answer.
     *
     * @param headers values by name in lower case; of several with one name the last
     */
    record Head(int status, Map<String, String> headers) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** The head of a request, ready to be sent; further headers as {@code Name: value}. */
    static byte[] request(Call call, String target, List<String> headers) {
        var head = new StringBuilder(call.method() + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        call.headers().forEach(header -> head.append(header.name() + ": " + header.value() + "\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads byte by byte, so that nothing of what follows the head is lost. */
    static Head readHead(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        var left = LONGEST_HEAD;
        for (var line = readLine(in, left); !line.isEmpty(); line = readLine(in, left)) {
            lines.add(line);
            left -= line.length();
        }
        var status = lines.isEmpty() ? null : STATUS_LINE.matcher(lines.getFirst());
        if (status == null || !status.matches()) {
            throw new EOFException("the answer is not HTTP");
        }
        var headers = new HashMap<String, String>();
        for (var line : lines.subList(1, lines.size())) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new Head(Integer.parseInt(status.group(1)), headers);
    }

    /** A line without its end; throws when the stream ends before it does. */
    static String readLine(InputStream in, int longest) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() >= longest) {
                throw new EOFException("the connection ended within the head of an answer");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /** The length the head tells, or -1 when it tells none. */
    static long contentLength(Head head) throws IOException {
        var length = head.header("content-length");
        try {
            return length.isEmpty() ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw new IOException("the answer's Content-Length is '" + length + "'", e);
        }
    }
}

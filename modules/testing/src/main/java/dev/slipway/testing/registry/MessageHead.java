package dev.slipway.testing.registry;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The head of an HTTP/1.1 message, made to be the last of its connection. */
record MessageHead(String text) {
    private static final String END = "\r\n\r\n";

    static MessageHead read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < END.length() || head.indexOf(END, head.length() - END.length()) < 0) {
            var next = in.read();
            if (next < 0) {
                throw new EOFException("no head");
            }
            head.append((char) next);
        }
        var line = head.indexOf("\r\n") + 2;
        var fields = head.substring(line).replaceAll("(?im)^connection:.*\r\n", "");
        return new MessageHead(head.substring(0, line) + "Connection: close\r\n" + fields);
    }

    /** Without the query. */
    String methodAndPath() {
        return text.substring(0, text.indexOf("\r\n"))
                .replaceFirst(" HTTP/.*$", "")
                .replaceFirst("\\?.*$", "");
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

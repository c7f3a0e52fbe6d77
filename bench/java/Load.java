import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks a server as fast as it answers, each connection one request after the other and kept open. Usage: Load HOST:PORT TOKEN
 * SECONDS CONNECTIONS PATH…; prints requests in a second and percentiles of their times.
 */
final class Load {
    private static final int MOST = 4_000_000;

    private Load() {}

    public static void main(String[] arguments) throws Exception {
        var host = arguments[0].split(":")[0];
        var port = Integer.parseInt(arguments[0].split(":")[1]);
        var seconds = Integer.parseInt(arguments[2]);
        var connections = Integer.parseInt(arguments[3]);
        var requests = Arrays.stream(arguments)
                .skip(4)
                .map(path -> ("GET " + path + " HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + arguments[1]
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII))
                .toList();
        run(host, port, requests, connections, Math.max(1, seconds / 3)); // warm
        var times = run(host, port, requests, connections, seconds);
        Arrays.sort(times);
        System.out.printf(
                "%d %.2f %.2f %.2f%n",
                times.length / seconds, at(times, 0.5), at(times, 0.99), times[times.length - 1] / 1e6);
    }

    private static double at(long[] times, double share) {
        return times[(int) (share * (times.length - 1))] / 1e6;
    }

    private static long[] run(String host, int port, List<byte[]> requests, int connections, int seconds)
            throws InterruptedException {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        var times = new long[MOST];
        var count = new AtomicLong();
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < connections; i++) {
            var first = i;
            threads.add(Thread.ofPlatform().start(() -> {
                try (var socket = new Socket(host, port)) {
                    socket.setTcpNoDelay(true);
                    var in = new BufferedInputStream(socket.getInputStream(), 65536);
                    for (var next = first; System.nanoTime() < end; next++) {
                        var begin = System.nanoTime();
                        socket.getOutputStream().write(requests.get(next % requests.size()));
                        read(in);
                        times[(int) count.getAndIncrement()] = System.nanoTime() - begin;
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        return Arrays.copyOf(times, (int) count.get());
    }

    /** Reads a whole answer, whose length its head says or whose parts say theirs. */
    private static void read(InputStream in) throws IOException {
        var status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status);
        }
        var length = -1;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return;
        }
        for (var size = part(in); size > 0; size = part(in)) {
            in.skipNBytes(size + 2L);
        }
        line(in);
    }

    private static int part(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server closed the connection");
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }
}

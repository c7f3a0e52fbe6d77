package dev.slipway.testing.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A proxy in front of a registry that damages what passes. Faults are given for requests whose method and path, such as
 * {@code PUT /v2/a/b/manifests/1}, match a regular expression. Each connection carries one request.
 */
public final class FaultProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final RegistryFaults faults = new RegistryFaults();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();

    private FaultProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** A proxy to a port of the loopback interface; the caller closes it. */
    public static FaultProxy start(int target) throws IOException {
        var proxy = new FaultProxy(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), target);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    /** Its name in image references. */
    public String name() {
        return "localhost:" + server.getLocalPort();
    }

    /** Answers the next requests itself, with this status and this body. */
    public void answer(String request, int status, String body, int times) {
        faults.add(request, new Fault.Answer(status, "", body), times);
    }

    /** Ends the connection of the next requests after so many bytes of their body. */
    public void cutRequest(String request, long bytes, int times) {
        faults.add(request, new Fault.CutRequest(bytes), times);
    }

    /** Ends the connection of the next requests after so many bytes of the answer's body. */
    public void cutResponse(String request, int bytes, int times) {
        faults.add(request, new Fault.CutResponse(bytes), times);
    }

    /** Changes a byte of the body with which the next requests are answered. */
    public void corrupt(String request, int times) {
        faults.add(request, new Fault.Corrupt(), times);
    }

    /** Method and path of every request so far, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Bytes of bodies that passed to the registry so far. */
    public long sent() {
        return sent.get();
    }

    /** Bytes of bodies that passed to clients so far. */
    public long received() {
        return received.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var head = MessageHead.read(client.getInputStream());
            requests.add(head.methodAndPath());
            var fault = faults.of(head.methodAndPath());
            if (fault instanceof Fault.Answer(var status, var _, var body)) {
                answer(client, status, body);
            } else {
                relay(client, head, fault);
            }
        } catch (IOException _) {
            // one of the two has gone, which the other sees
        }
    }

    private static void answer(Socket client, int status, String body) throws IOException {
        var head =
                "HTTP/1.1 " + status + " Fault\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n";
        client.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
        client.shutdownOutput();
        client.getInputStream().skipNBytes(Long.MAX_VALUE);
    }

    /** A socket that is closed while another thread reads it may stay open until that thread is done with it. */
    private void relay(Socket client, MessageHead head, Fault fault) throws IOException {
        try (var registry = new Socket(InetAddress.getLoopbackAddress(), target)) {
            registry.getOutputStream().write(head.bytes());
            var sender = Thread.ofVirtual().start(() -> send(client, registry, fault));
            try {
                receive(registry, client, fault);
            } finally {
                client.shutdownInput();
                sender.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Socket client, Socket registry, Fault fault) {
        var most = fault instanceof Fault.CutRequest(var bytes) ? bytes : Long.MAX_VALUE;
        try {
            if (Pump.move(client.getInputStream(), registry.getOutputStream(), most, sent)) {
                client.setSoLinger(true, 0);
                registry.shutdownInput();
                registry.shutdownOutput();
            }
        } catch (IOException _) {
            // as above
        }
    }

    private void receive(Socket registry, Socket client, Fault fault) throws IOException {
        var in = registry.getInputStream();
        var out = client.getOutputStream();
        out.write(MessageHead.read(in).bytes());
        if (fault instanceof Fault.Corrupt) {
            out.write(in.read() ^ 1);
        }
        var most = fault instanceof Fault.CutResponse(var bytes) ? bytes : Long.MAX_VALUE;
        if (Pump.move(in, out, most, received)) {
            client.setSoLinger(true, 0);
        }
    }
}

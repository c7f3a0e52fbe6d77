package dev.slipway.registry;

import dev.slipway.oci.Descriptor;
import dev.slipway.registry.auth.Scope;
import dev.slipway.registry.http.Backoff;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One blob on its way to a registry: a session is opened, content is sent to it, and a digest closes it (OCI
 * distribution specification, "Pushing blobs"). After a fault the registry is asked how much has arrived; where it has
 * forgotten the session, a new one begins.
 */
final class BlobUpload {
    /** Up to this size a blob goes in the request that closes the session, which spares one. */
    private static final long SMALL = 1024 * 1024;

    /**
     * Sent after a fault. The client reads no answer while it still sends, so one that comes early – that the registry
     * is full – is lost with the connection; to a piece that fits into the sockets' buffers it is heard.
     */
    private static final long PROBE = 64 * 1024;

    private static final String CONTENT = "application/octet-stream";
    private static final Set<Integer> STATUSES_OF_SESSIONS = Set.of(200, 202, 204, 400, 404, 405, 416);
    private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-([0-9]+)");

    private final Transport transport;
    private final Repository repository;
    private final Descriptor blob;
    private final BlobSource source;
    private final String action;
    private @Nullable URI session;
    private long offset;
    private int failures;

    BlobUpload(Transport transport, Repository repository, Descriptor blob, BlobSource source) {
        this.transport = transport;
        this.repository = repository;
        this.blob = blob;
        this.source = source;
        this.action = repository.blob("push", blob.digest(), "to");
    }

    void run() throws InterruptedException {
        while (!step()) {
            // each step takes the upload further, or throws
        }
    }

    /** Sends the next request; whether the registry has the blob now. */
    private boolean step() throws InterruptedException {
        var open = session;
        if (open == null) {
            session = begin();
            offset = 0;
            return false;
        }
        var whole = offset == 0 && failures == 0 && blob.size() <= SMALL;
        return (whole || offset == blob.size()) ? close(open) : send(open);
    }

    private URI begin() throws InterruptedException {
        try (var answer = transport.send(call("POST", repository.url("blobs/uploads/")), Set.of(202))) {
            return answer.location()
                    .orElseThrow(() -> new RegistryException(
                            "cannot " + action + ": the registry opened an upload and did not say where", null));
        }
    }

    /** Sends what is missing, or little of it after a fault. */
    private boolean send(URI open) throws InterruptedException {
        var rest = blob.size() - offset;
        var length = failures == 0 ? rest : Math.min(PROBE, rest);
        var plain = call("PATCH", open).body(CONTENT, RequestBody.of(source, offset, length));
        var call = length == blob.size() ? plain : plain.header("Content-Range", offset + "-" + (offset + length - 1));
        try (var answer = transport.once(call)) {
            if (answer.status() == 202 || answer.status() == 204) {
                arrived(answer, offset + length);
                return false;
            }
            return recover(call, answer);
        } catch (IOException e) {
            return recover(call, e);
        }
    }

    /** Closes the session by the digest, with all that has not been sent yet. */
    private boolean close(URI open) throws InterruptedException {
        var target = URI.create(open + (open.getRawQuery() == null ? "?" : "&") + "digest=" + blob.digest());
        var call = call("PUT", target).body(CONTENT, RequestBody.of(source, offset, blob.size() - offset));
        try (var answer = transport.once(call)) {
            return answer.status() == 201 || answer.status() == 204 || recover(call, answer);
        } catch (IOException e) {
            return recover(call, e);
        }
    }

    private boolean recover(Call call, Answer answer) throws InterruptedException {
        failures++;
        if (answer.status() != 404 && answer.status() != 416) {
            transport.retryOrThrow(call, answer, failures);
        } else if (failures >= Backoff.ATTEMPTS) {
            throw new RegistryAnswerException(transport.registry(), action, answer.status(), answer.errors());
        }
        return locate();
    }

    private boolean recover(Call call, IOException fault) throws InterruptedException {
        failures++;
        transport.retryOrThrow(call, fault, failures);
        return locate();
    }

    /**
     * Asks how much has arrived. A session that is unknown may have been closed by a request whose answer was lost. The
     * range {@code 0-0} means one byte or none, so such a session is not gone on with.
     */
    private boolean locate() throws InterruptedException {
        var open = session;
        if (open == null) {
            return false;
        }
        try (var answer = transport.send(call("GET", open), STATUSES_OF_SESSIONS)) {
            var length = answer.status() < 300 ? received(answer) : Optional.<Long>empty();
            if (length.isPresent() && length.get() > 1 && length.get() <= blob.size()) {
                arrived(answer, length.get());
                return false;
            }
        }
        session = null;
        return repository.hasBlob(blob.digest());
    }

    /** Goes on from where the registry says, or else from where we think it is. */
    private void arrived(Answer answer, long expected) {
        var now = received(answer).orElse(expected);
        if (now > offset) {
            failures = 0;
        }
        offset = now;
        answer.location().ifPresent(next -> session = next);
    }

    private static Optional<Long> received(Answer answer) {
        return answer.header("Range")
                .map(RANGE::matcher)
                .filter(range -> range.matches())
                .map(range -> Long.parseLong(range.group(1)) + 1);
    }

    private Call call(String method, URI target) {
        return Call.of(action, method, target, Scope.push(repository.path()));
    }
}

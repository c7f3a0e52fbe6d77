package dev.slipway.registry;

import dev.slipway.registry.credentials.CredentialSource;
import dev.slipway.registry.http.Backoff;
import dev.slipway.registry.http.OutsideClients;
import dev.slipway.registry.http.TimedBody;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** Requests to one registry: with its authorization, through its redirects, again after faults that may pass. */
final class Transport implements AutoCloseable {
    private static final String AUTHORIZATION = "Authorization";
    private static final int UNAUTHORIZED = 401;
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private final RegistryAddress registry;
    private final OutsideClients http;
    private final Backoff backoff;
    private final Duration patience;
    private final Authorizer authorizer;
    private volatile boolean reached;

    Transport(
            RegistryAddress registry,
            CredentialSource credentials,
            OutsideClients http,
            Backoff backoff,
            Duration patience) {
        this.registry = registry;
        this.http = http;
        this.backoff = backoff;
        this.patience = patience;
        this.authorizer = new Authorizer(registry, credentials, this::askForToken, backoff::now);
    }

    RegistryAddress registry() {
        return registry;
    }

    Backoff backoff() {
        return backoff;
    }

    /** Takes from an answer what is wanted of it. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Answer answer) throws IOException;
    }

    /** Sends a call in one way or another. */
    @FunctionalInterface
    private interface Sender {
        Answer send(Call call) throws IOException, InterruptedException;
    }

    /** Sends a call, again where that may help, until one of these statuses comes; throws otherwise. */
    Answer send(Call call, Set<Integer> accepted) throws InterruptedException {
        return send(call, accepted, this::once);
    }

    private Answer send(Call call, Set<Integer> accepted, Sender sender) throws InterruptedException {
        for (var attempt = 1; ; attempt++) {
            try {
                var answer = sender.send(call);
                if (accepted.contains(answer.status())) {
                    return answer;
                }
                retryOrThrow(call, answer, attempt);
            } catch (IOException e) {
                retryOrThrow(call, e, attempt);
            }
        }
    }

    /** Sends a call and reads the whole of its answer, again where that may help. */
    <T> T read(Call call, Set<Integer> accepted, Reader<T> reader) throws InterruptedException {
        for (var attempt = 1; ; attempt++) {
            try (var answer = send(call, accepted)) {
                return reader.read(answer);
            } catch (IOException e) {
                retryOrThrow(call, e, attempt);
            }
        }
    }

    /** Sends a call once; once more where the registry asks who we are. */
    Answer once(Call call) throws IOException, InterruptedException {
        var authorization = authorizer.header(call);
        var answer = followed(call, authorization);
        if (answer.status() == UNAUTHORIZED
                && authorizer.accept(answer.headers().allValues("WWW-Authenticate"), call, authorization)) {
            answer.close();
            return followed(call, authorizer.header(call));
        }
        return answer;
    }

    /** Returns after a wait when the answer is to an attempt that is worth repeating; throws it otherwise. */
    void retryOrThrow(Call call, Answer answer, int attempt) throws InterruptedException {
        var errors = answer.errors();
        var status = answer.status();
        var asked = answer.retryAfter();
        if (!PASSING.contains(status)
                || attempt >= Backoff.ATTEMPTS
                || RegistryAnswerException.isFull(status, errors)
                || (asked != null && asked.compareTo(Backoff.LONGEST) > 0)) {
            throw new RegistryAnswerException(registry, call.action(), status, errors);
        }
        if (asked == null) {
            backoff.await(attempt);
        } else {
            backoff.await(asked);
        }
    }

    /** Returns after a wait when the fault is one of the connection that may pass; throws it otherwise. */
    void retryOrThrow(Call call, IOException fault, int attempt) throws InterruptedException {
        call.body().checkSource(call.action());
        if (fault instanceof InterruptedIOException) {
            throw new InterruptedException(fault.getMessage());
        }
        var unreached = fault instanceof ConnectException || fault instanceof HttpConnectTimeoutException;
        var hopeless = fault instanceof SSLHandshakeException || (unreached && !reached);
        if (!hopeless && attempt < Backoff.ATTEMPTS) {
            backoff.await(attempt);
        } else if (unreached || fault instanceof SSLHandshakeException) {
            throw new RegistryUnreachableException(registry, reason(fault), fault);
        } else {
            throw broken(call.action(), fault);
        }
    }

    /** The exception for a connection that broke while this was tried. */
    static RegistryException broken(String action, IOException fault) {
        return new RegistryException("cannot " + action + ": the connection broke: " + reason(fault), fault);
    }

    @Override
    public void close() {
        http.close();
    }

    /** A token service takes no token. */
    private byte[] askForToken(Call call) throws InterruptedException {
        try (var answer = send(call, Set.of(200), direct -> followed(direct, Optional.empty()))) {
            return answer.document();
        } catch (IOException e) {
            throw broken(call.action(), e);
        }
    }

    private Answer followed(Call call, Optional<String> authorization) throws IOException, InterruptedException {
        var target = call.target();
        for (var redirects = 0; ; redirects++) {
            var answer = exchange(call, target, authorization);
            var location = answer.location();
            var follows = call.method().equals("GET") || call.method().equals("HEAD");
            if (!follows || !REDIRECTS.contains(answer.status()) || location.isEmpty() || redirects == MOST_REDIRECTS) {
                return answer;
            }
            answer.close();
            target = safe(call, target, location.get());
        }
    }

    private static URI safe(Call call, URI from, URI to) {
        if (from.getScheme().equals("https") && !"https".equals(to.getScheme())) {
            throw new RegistryException(
                    "cannot " + call.action() + ": " + from.getHost() + " leads away from TLS, to " + to.getScheme()
                            + "://" + to.getAuthority(),
                    null);
        }
        return to;
    }

    private Answer exchange(Call call, URI target, Optional<String> authorization)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(target).method(call.method(), call.body().publisher());
        var elsewhere = !call.target().getAuthority().equals(target.getAuthority());
        call.headers().forEach((name, value) -> {
            if (!elsewhere || !name.equals(AUTHORIZATION)) {
                request.setHeader(name, value);
            }
        });
        if (registry.serves(target)) {
            authorization.ifPresent(value -> request.setHeader(AUTHORIZATION, value));
        }
        var sending = http.of(target).sendAsync(request.build(), _ -> new TimedBody(patience));
        var response = await(sending, call.body());
        reached = true;
        return new Answer(response.statusCode(), response.headers(), response.uri(), (TimedBody) response.body());
    }

    /** Waits for the head of the answer as long as anything is on its way. */
    private <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> sending, RequestBody body)
            throws IOException, InterruptedException {
        var seen = -1L;
        while (true) {
            try {
                return sending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                if (body.sent() == seen || body.sent() == 0) {
                    sending.cancel(true);
                    throw new HttpTimeoutException("no answer within " + patience.toSeconds() + " s");
                }
                seen = body.sent();
            } catch (InterruptedException e) {
                sending.cancel(true);
                throw e;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
            }
        }
    }

    private static String reason(IOException fault) {
        if (causedBy(fault, UnresolvedAddressException.class)) {
            return "unknown host";
        }
        var message = fault.getMessage();
        if (fault instanceof ConnectException && (message == null || message.isEmpty())) {
            return "connection refused";
        }
        return message == null ? fault.getClass().getSimpleName() : message;
    }

    private static boolean causedBy(Throwable fault, Class<? extends Throwable> type) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}

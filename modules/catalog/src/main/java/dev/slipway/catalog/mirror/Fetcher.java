package dev.slipway.catalog.mirror;

import dev.slipway.oci.Digest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches files; what may pass is tried again with growing pauses. */
final class Fetcher {
    private static final int ATTEMPTS = 4;
    private static final int REDIRECTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration SMALL_FILE = Duration.ofMinutes(1);
    private static final Duration LARGE_FILE = Duration.ofMinutes(15);
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final Set<Integer> REDIRECTING = Set.of(301, 302, 303, 307, 308);

    private final HttpClient client;
    private final Pause pause;

    Fetcher(HttpClient client, Pause pause) {
        this.client = client;
        this.pause = pause;
    }

    /** A small file, whatever the status is; one that may pass is none. */
    HttpResponse<byte[]> get(URI url, Map<String, String> headers) throws InterruptedException {
        return attempts(url, () -> send(url, headers, BodyHandlers.ofByteArray(), SMALL_FILE));
    }

    /** A file of any size whose digest is known. */
    void download(URI url, Digest expected, Path target) throws InterruptedException {
        attempts(url, () -> {
            var answer = send(url, Map.of(), BodyHandlers.ofFile(target), LARGE_FILE);
            if (answer.statusCode() != 200) {
                throw new MirrorException(url, "status " + answer.statusCode(), null);
            }
            try (var content = Files.newInputStream(target)) {
                var digest = Digest.of(content);
                if (!digest.equals(expected)) {
                    throw new IOException("its digest is " + digest + ", but Release says " + expected);
                }
            }
            return answer;
        });
    }

    private interface Attempt<T> {
        T run() throws IOException, InterruptedException;
    }

    private <T> T attempts(URI url, Attempt<T> attempt) throws InterruptedException {
        for (var number = 1; ; number++) {
            try {
                return attempt.run();
            } catch (IOException e) {
                if (number == ATTEMPTS) {
                    throw new MirrorException(
                            url,
                            reason(e) + " (" + ATTEMPTS
                                    + " attempts); check the network, the proxies, and distribution.mirrors in catalog.yaml",
                            e);
                }
            }
            pause.take(FIRST_PAUSE.multipliedBy(1L << (number - 1)));
        }
    }

    private <T> HttpResponse<T> send(URI url, Map<String, String> headers, BodyHandler<T> body, Duration limit)
            throws IOException, InterruptedException {
        var at = url;
        for (var redirects = 0; redirects <= REDIRECTS; redirects++) {
            var request = HttpRequest.newBuilder(at);
            headers.forEach(request::header);
            var answer = await(request.build(), body, limit);
            if (PASSING.contains(answer.statusCode())) {
                throw new IOException("status " + answer.statusCode());
            }
            var location = answer.headers().firstValue("Location");
            if (!REDIRECTING.contains(answer.statusCode()) || location.isEmpty()) {
                return answer;
            }
            at = at.resolve(location.get());
        }
        throw new MirrorException(url, "more than " + REDIRECTS + " redirects", null);
    }

    /** The client's own limit ends with the head of an answer. */
    private <T> HttpResponse<T> await(HttpRequest request, BodyHandler<T> body, Duration limit)
            throws IOException, InterruptedException {
        var answer = client.sendAsync(request, body);
        try {
            return answer.get(limit.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("not there after " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(IOException fault) {
        if (fault instanceof ConnectException) {
            return "the host is unknown or does not answer";
        }
        return fault.getMessage() == null ? fault.toString() : fault.getMessage();
    }
}

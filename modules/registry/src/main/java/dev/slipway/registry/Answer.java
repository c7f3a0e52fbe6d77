package dev.slipway.registry;

import dev.slipway.registry.http.TimedBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose body is not read yet.
 *
 * @param source the URL that answered, after redirects
 */
record Answer(int status, HttpHeaders headers, URI source, TimedBody body) implements AutoCloseable {
    /** Enough for any error, and cheaper to read than a connection is to open. */
    private static final int SMALL = 64 * 1024;

    /** The limit that the OCI distribution specification recommends for manifests, and more than a token or tags need. */
    private static final int LARGEST_DOCUMENT = 4 * 1024 * 1024;

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Where the header {@code Location} leads, which may be relative. */
    Optional<URI> location() {
        return header("Location").map(source::resolve);
    }

    /** How long the server asks to wait, where it says so in seconds. */
    @Nullable
    Duration retryAfter() {
        return header("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }

    /** The whole body, which must be a document of at most 4 MiB. */
    byte[] document() throws IOException {
        try (body) {
            var content = body.readNBytes(LARGEST_DOCUMENT + 1);
            if (content.length > LARGEST_DOCUMENT) {
                throw new IOException("the answer of " + source + " is larger than 4 MiB");
            }
            return content;
        }
    }

    /** What the registry says is wrong. */
    List<RegistryError> errors() {
        try (body) {
            return RegistryError.parse(body.readNBytes(SMALL));
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Lets go of the answer; the connection is kept where little is left to read. */
    @Override
    public void close() {
        try (body) {
            body.readNBytes(SMALL);
        } catch (IOException _) {
            // nobody waits for what is left
        }
    }
}

package dev.slipway.registry;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.Manifest;
import dev.slipway.oci.MediaTypes;
import dev.slipway.registry.auth.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Manifests, tags and blobs under one path of a registry. Where a parameter is called {@code reference} it takes a tag or
 * a digest in its text form. Safe for use by many threads.
 */
public final class Repository {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TAGS_PER_PAGE = "1000";
    private static final int SHORT = 12;
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");

    private final Transport transport;
    private final String path;

    Repository(Transport transport, String path) {
        this.transport = transport;
        this.path = path;
    }

    /** Its path, such as {@code base/redis}. */
    public String path() {
        return path;
    }

    /** The manifest behind a tag or a digest, if there is one; its digest is verified. */
    public Optional<Manifest> manifest(String reference) throws InterruptedException {
        var call = manifestCall("pull " + named(reference) + " from " + transport.registry(), "GET", reference);
        return transport.read(call, Set.of(200, 404), answer -> {
            var content = answer.document();
            return answer.status() == 404 ? Optional.empty() : Optional.of(verified(call, reference, answer, content));
        });
    }

    /** What stands behind a tag or a digest, if anything does, without its content. */
    public Optional<Descriptor> head(String reference) throws InterruptedException {
        var call = manifestCall("look up " + named(reference) + " at " + transport.registry(), "HEAD", reference);
        try (var answer = transport.send(call, Set.of(200, 404))) {
            if (answer.status() == 404) {
                return Optional.empty();
            }
            var digest = answer.header("Docker-Content-Digest");
            var length = answer.headers().firstValueAsLong("Content-Length");
            if (digest.isPresent() && length.isPresent()) {
                return Optional.of(new Descriptor(mediaType(answer), Digest.parse(digest.get()), length.getAsLong()));
            }
        }
        return manifest(reference).map(Manifest::descriptor);
    }

    /** Pushes a manifest under a tag or its digest; all it refers to must be there. */
    public void put(Manifest manifest, String reference) throws InterruptedException {
        var call = Call.of(
                        "push " + named(reference) + " to " + transport.registry(),
                        "PUT",
                        url("manifests/" + reference),
                        Scope.push(path))
                .body(manifest.mediaType(), RequestBody.of(manifest.json().getBytes(StandardCharsets.UTF_8)));
        transport.send(call, Set.of(200, 201, 202)).close();
    }

    /** Pushes a manifest under its digest only. */
    public void put(Manifest manifest) throws InterruptedException {
        put(manifest, manifest.digest().toString());
    }

    /** Removes a manifest with all its tags; one that is absent is no error. */
    public void delete(Digest digest) throws InterruptedException {
        var action = "remove " + named(digest.toString()) + " from " + transport.registry();
        var call = Call.of(action, "DELETE", url("manifests/" + digest), Scope.delete(path));
        transport.send(call, Set.of(200, 202, 404)).close();
    }

    /** The tags, in the registry's order; none where the repository does not exist. */
    public List<String> tags() throws InterruptedException {
        var tags = new ArrayList<String>();
        var page = Optional.of(url("tags/list?n=" + TAGS_PER_PAGE));
        while (page.isPresent()) {
            var action = "list the tags of '" + path + "' at " + transport.registry();
            page = transport.read(
                    Call.of(action, "GET", page.get(), Scope.pull(path)),
                    Set.of(200, 404),
                    answer -> addTags(action, answer, tags));
        }
        return tags;
    }

    /** Whether the repository holds a blob. */
    public boolean hasBlob(Digest digest) throws InterruptedException {
        var call = Call.of(blob("look up", digest, "at"), "HEAD", blobUrl(digest), Scope.pull(path));
        try (var answer = transport.send(call, Set.of(200, 404))) {
            return answer.status() == 200;
        }
    }

    /**
     * The content of a blob; the caller closes it. A download that breaks goes on where it stopped. Reading throws a
     * {@link DigestMismatchException} in place of the last bytes where the content is not that of the descriptor, and a
     * {@link RegistryException} where it cannot be had.
     */
    public InputStream blob(Descriptor blob) throws InterruptedException {
        var call = Call.of(blob("pull", blob.digest(), "from"), "GET", blobUrl(blob.digest()), Scope.pull(path));
        return BlobStream.open(transport, call, blob);
    }

    /**
     * Pushes a blob. An upload that breaks goes on at the byte where the registry says it stopped.
     *
     * @throws java.io.UncheckedIOException when the source cannot be read
     */
    public void pushBlob(Descriptor blob, BlobSource source) throws InterruptedException {
        new BlobUpload(transport, this, blob, source).run();
    }

    /** Has the registry take a blob from another of its repositories; whether it did. Nothing is left behind otherwise. */
    public boolean mountBlob(Digest digest, String from) throws InterruptedException {
        var source = transport.registry().repository(from);
        var call = Call.of(
                blob("mount", digest, "at"),
                "POST",
                url("blobs/uploads/?mount=" + digest + "&from=" + source),
                Scope.push(path),
                Scope.pull(source));
        try (var answer = transport.send(call, Set.of(201, 202))) {
            if (answer.status() == 202) {
                answer.location().ifPresent(this::cancel);
            }
            return answer.status() == 201;
        }
    }

    /** What to do with a blob, for messages: {@code push blob 4f06b1a2c3d4 of 'a/b' to localhost:5100}. */
    String blob(String verb, Digest digest, String preposition) {
        return verb + " blob " + digest.shortened(SHORT) + " of '" + path + "' " + preposition + " "
                + transport.registry();
    }

    URI url(String rest) {
        return transport.registry().base().resolve("/v2/" + path + "/" + rest);
    }

    private URI blobUrl(Digest digest) {
        return url("blobs/" + digest);
    }

    private Call manifestCall(String action, String method, String reference) {
        return Call.of(action, method, url("manifests/" + reference), Scope.pull(path))
                .header("Accept", String.join(", ", MediaTypes.MANIFESTS));
    }

    private String named(String reference) {
        return "'" + path + (reference.contains(":") ? "@" : ":") + reference + "'";
    }

    private static Manifest verified(Call call, String reference, Answer answer, byte[] content) {
        var actual = Digest.of(content);
        var expected = reference.contains(":")
                ? Digest.parse(reference)
                : answer.header("Docker-Content-Digest").map(Digest::parse).orElse(actual);
        if (!actual.equals(expected)) {
            throw new DigestMismatchException(call.action(), expected, actual);
        }
        try {
            return Manifest.parse(new String(content, StandardCharsets.UTF_8), mediaType(answer));
        } catch (IllegalArgumentException e) {
            throw new RegistryException("cannot " + call.action() + ": " + e.getMessage(), e);
        }
    }

    private static String mediaType(Answer answer) {
        return answer.header("Content-Type").orElse("").split(";", 2)[0].strip();
    }

    /** Adds the tags of a page and returns where the next one is, if there is one. */
    private static Optional<URI> addTags(String action, Answer answer, List<String> tags) throws IOException {
        if (answer.status() == 404) {
            return Optional.empty();
        }
        try {
            JSON.readTree(answer.document()).path("tags").values().forEach(tag -> tags.add(tag.asString("")));
        } catch (JacksonException e) {
            throw new RegistryException("cannot " + action + ": the answer is no JSON", e);
        }
        return answer.header("Link")
                .map(NEXT::matcher)
                .filter(link -> link.find())
                .map(link -> answer.source().resolve(link.group(1)));
    }

    /** An upload nobody wants is removed by the registry some day; we only spare it the wait. */
    private void cancel(URI upload) {
        try {
            var call = Call.of("cancel an upload at " + transport.registry(), "DELETE", upload, Scope.push(path));
            transport.once(call).close();
        } catch (IOException | RegistryException _) {
            // see above
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

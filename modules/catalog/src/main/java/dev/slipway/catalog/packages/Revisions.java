package dev.slipway.catalog.packages;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.definition.PackageSettings.DebianSource;
import dev.slipway.catalog.definition.PackageSettings.FolderSource;
import dev.slipway.catalog.definition.PackageSettings.GitSource;
import dev.slipway.catalog.definition.PackageSettings.PackageSource;
import dev.slipway.git.GitRepository;
import dev.slipway.oci.Digest;
import dev.slipway.registry.http.OutsideHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What sources are now, as far as this can be told without building anything. */
final class Revisions {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Revisions() {}

    /** A source as catalog.yaml writes it, for the record. */
    static String text(PackageSource source) {
        return switch (source) {
            case DebianSource(var name, var version) -> "debian " + name + (version == null ? "" : "=" + version);
            case GitSource(var repository, var ref) -> "git " + repository + " " + ref;
            case FolderSource(var folder) -> "folder " + folder;
        };
    }

    /**
     * The revision of a source; empty for the newest of a Debian package, which only the mirrors know.
     *
     * @throws dev.slipway.yaml.InputException when there is no such source
     */
    static Optional<String> of(PackageSource source) throws InterruptedException {
        return switch (source) {
            case DebianSource(var _, var version) -> Optional.ofNullable(version);
            case GitSource(var repository, var ref) -> Optional.of(new GitRepository(repository).commit(ref));
            case FolderSource(var folder) ->
                Optional.of(new FileTree(folder).digest().toString());
        };
    }

    /** A digest of the mirrors' indexes as they are now; empty when one does not answer, or there are none. */
    static Optional<String> mirrors(Catalog catalog, Map<String, String> environment) throws InterruptedException {
        var distribution = catalog.distribution();
        if (distribution == null || distribution.mirrors().isEmpty()) {
            return Optional.empty();
        }
        try (var client = OutsideHttp.client(environment)) {
            var digests = new ArrayList<String>();
            for (var mirror : distribution.mirrors()) {
                digests.add(digest(client, mirror));
            }
            return Optional.of(Digest.of(String.join("\n", digests)).toString());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The one file that names the digests of all others of a mirror, and so changes with each of them. */
    private static String digest(HttpClient client, String mirror) throws IOException, InterruptedException {
        var words = List.of(mirror.replaceFirst("^\\[[^]]*]\\s*", "").split("\\s+"));
        if (words.size() < 2) {
            throw new IOException("'" + mirror + "' is not an address and a suite");
        }
        var address = words.get(0).replaceFirst("/+$", "") + "/dists/" + words.get(1) + "/InRelease";
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(address + ": " + answer.statusCode());
        }
        return address + " " + Digest.of(answer.body());
    }
}

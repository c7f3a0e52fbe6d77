package dev.slipway.catalog.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.catalog.apt.Debs;
import dev.slipway.catalog.apt.PackageFolder;
import dev.slipway.catalog.apt.PackageSource;
import dev.slipway.catalog.apt.PackageSource.Offer;
import dev.slipway.catalog.apt.RepositoryIndex;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MirrorsTest {
    private final FakeMirror mirror = new FakeMirror();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Duration> pauses = new ArrayList<>();

    @TempDir
    private Path folder;

    MirrorsTest() throws IOException {
        mirror.offer("openssl 3.0-1", "redis 5:7.0-1");
    }

    @AfterEach
    void close() {
        client.close();
        mirror.close();
    }

    @Test
    void fetchesOnceAndAsksWhetherItChanged() throws Exception {
        var expected = new PackageSource(
                mirror.source().toString(),
                500,
                false,
                List.of(new Offer("redis", DebianVersion.parse("5:7.0-1"), "amd64")));
        assertThat(packages("redis", "nginx")).containsExactly(expected);
        assertThat(mirror.requests()).containsExactly("InRelease 200", "main/binary-amd64/HASH 200");

        assertThat(packages("redis")).containsExactly(expected);
        assertThat(mirror.requests()).containsExactly("InRelease 304");

        mirror.offer("redis 5:7.0-2");
        assertThat(versions("redis")).containsExactly("5:7.0-2");
        assertThat(mirror.requests()).containsExactly("InRelease 200", "main/binary-amd64/HASH 200");
        try (var kept = Files.walk(folder)) {
            assertThat(kept.filter(file -> file.toString().endsWith(".list"))).hasSize(1);
        }
    }

    @Test
    void readsAFlatRepositoryThatWeWrote() throws Exception {
        var repository = Files.createDirectory(folder.resolve("repository"));
        Debs.write(repository, "hello", "1.0");
        RepositoryIndex.of(PackageFolder.read(repository).files(), Instant.EPOCH)
                .files()
                .forEach((name, content) -> mirror.serve("/flat/" + name, content));
        var source = AptSource.parse("[trusted=yes] " + mirror.url() + "/flat ./");
        for (var i = 0; i < 2; i++) {
            assertThat(mirrors().packages(List.of(source), Set.of("amd64"), Set.of("hello")))
                    .containsExactly(new PackageSource(
                            source.toString(),
                            500,
                            false,
                            List.of(new Offer("hello", DebianVersion.parse("1.0"), "all"))));
        }
        assertThat(mirror.requests())
                .containsExactly(
                        "/flat/InRelease 404",
                        "/flat/Release 200",
                        "/flat/Packages.gz 200",
                        "/flat/InRelease 404",
                        "/flat/Release 304");
    }

    @Test
    void damagedCacheCountsAsNone() throws Exception {
        packages("redis");
        try (var kept = Files.walk(folder)) {
            for (var file : kept.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, Files.readString(file).substring(0, 20));
            }
        }
        assertThat(versions("redis")).containsExactly("5:7.0-1");
    }

    @Test
    void faultsThatPassAreTriedAgain() throws Exception {
        mirror.failWith(503, 429);
        assertThat(versions("redis")).containsExactly("5:7.0-1");
        assertThat(mirror.requests())
                .containsExactly("InRelease 503", "InRelease 429", "InRelease 200", "main/binary-amd64/HASH 200");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void faultsThatStayAreNamedWithTheirUrl() {
        mirror.failWith(503, 503, 503, 503);
        assertFault("cannot fetch " + mirror.url() + "/debian/dists/trixie/InRelease: status 503 (4 attempts);"
                + " check the network, the proxies, and distribution.mirrors in catalog.yaml");
        mirror.failWith(403);
        assertFault("cannot fetch " + mirror.url() + "/debian/dists/trixie/InRelease: status 403");
    }

    @Test
    void mirrorThatIsNotThereIsNamed() {
        mirror.close();
        assertFault("cannot fetch " + mirror.url() + "/debian/dists/trixie/InRelease: the host is unknown or does not"
                + " answer (4 attempts); check the network, the proxies, and distribution.mirrors in catalog.yaml");
    }

    @Test
    void tamperedIndexIsRefusedAndNotKept() throws Exception {
        mirror.tamper();
        assertThatThrownBy(() -> packages("redis"))
                .isInstanceOf(MirrorException.class)
                .hasMessageContaining("main/binary-amd64/by-hash/SHA256/")
                .hasMessageContaining(
                        ": its digest is sha256:039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81,"
                                + " but Release says sha256:");
        mirror.offer("redis 5:7.0-1", "openssl 3.0-1");
        assertThat(versions("redis")).containsExactly("5:7.0-1");
        try (var kept = Files.walk(folder)) {
            assertThat(kept.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void redirectsAreFollowed() throws Exception {
        var release = FakeMirror.SUITE + "InRelease";
        mirror.failWith(302, 302);
        assertThatThrownBy(() -> packages("redis")).isInstanceOf(MirrorException.class);
        assertThat(mirror.requests().subList(0, 3))
                .containsExactly("InRelease 302", "/moved" + release + " 302", "/moved/moved" + release + " 404");
    }

    @Test
    void mirrorWithoutWhatIsAskedForIsNamed() {
        mirror.serve(FakeMirror.SUITE + "InRelease", "Origin: x\n".getBytes(StandardCharsets.UTF_8));
        assertFault("the mirror '" + mirror.source() + "' has no index of packages main/binary-amd64/Packages");
        mirror.remove(FakeMirror.SUITE + "InRelease");
        assertFault("the mirror '" + mirror.source() + "' has neither InRelease nor Release in " + mirror.url()
                + "/debian/dists/trixie/");
    }

    @Test
    void cacheIsTheUsers() {
        assertThat(Mirrors.cache(Map.of("HOME", "/home/x"))).isEqualTo(Path.of("/home/x/.cache/slipway/mirrors"));
        assertThat(Mirrors.cache(Map.of("HOME", "/home/x", "XDG_CACHE_HOME", "/c")))
                .isEqualTo(Path.of("/c/slipway/mirrors"));
    }

    private void assertFault(String message) {
        assertThatThrownBy(() -> packages("redis"))
                .isInstanceOf(MirrorException.class)
                .hasMessage(message);
    }

    private List<String> versions(String name) throws InterruptedException {
        return packages(name).getFirst().packages().stream()
                .map(offer -> offer.version().toString())
                .toList();
    }

    private List<PackageSource> packages(String... names) throws InterruptedException {
        return mirrors().packages(List.of(mirror.source()), Set.of("amd64"), Set.of(names));
    }

    private Mirrors mirrors() {
        return new Mirrors(client, folder.resolve("cache"), pauses::add);
    }
}

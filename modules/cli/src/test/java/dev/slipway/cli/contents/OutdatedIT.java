package dev.slipway.cli.contents;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.catalog.apt.PackageFolder;
import dev.slipway.catalog.apt.RepositoryIndex;
import dev.slipway.catalog.contents.EngineContents;
import dev.slipway.cli.RealCatalogue;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.image.ImageSummary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Debian of its own with packages of a repository of its own: needs mmdebstrap, dpkg-deb and the network. */
@Timeout(600)
class OutdatedIT {
    @TempDir
    private Path folder;

    private Path repository = Path.of("");
    private HttpServer server;
    private RealCatalogue catalogue;

    @BeforeEach
    void writeCatalogue() throws Exception {
        repository = Files.createDirectories(folder.toRealPath().resolve("repository"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        publish("slipway-hello", "1.0");
        publish("slipway-other", "1.0");
        catalogue = new RealCatalogue(folder);
        catalogue
                .workbench()
                .withVariable("SSL_CERT_FILE", "/etc/ssl/certs/ca-certificates.crt")
                .withVariable("XDG_CACHE_HOME", folder.resolve("cache").toString());
        catalogue
                .with(
                        "images/catalog.yaml",
                        "name: " + catalogue.name(),
                        "registry: " + catalogue.name(),
                        "tag: v1",
                        "distribution:",
                        "  suite: trixie",
                        "  mirrors:",
                        "    - http://deb.debian.org/debian trixie main",
                        "    - '[trusted=yes] http://127.0.0.1:"
                                + server.getAddress().getPort() + "/ ./'",
                        "  epoch: 2025-08-09T00:00:00Z")
                .with("images/debian/image.yaml", "from: bootstrap")
                .with("images/hello/image.yaml", "from: debian", "packages: [slipway-hello]")
                .with("images/page/image.yaml", "from: hello", "run: [echo page > /page]")
                .with("images/other/image.yaml", "from: debian", "packages: [slipway-other]");
    }

    @AfterEach
    void removeAll() {
        catalogue.close();
        server.stop(0);
    }

    @Test
    void raisedPackageIsFoundAndOnlyItsImageAndWhatStandsOnItAreRebuilt() throws Exception {
        catalogue.succeed("images build");
        assertThat(catalogue.succeed("images outdated"))
                .isEqualTo(new Result(0, "", "without a dpkg database: base\nnothing is outdated\n"));
        assertThat(catalogue.succeed("images build --outdated").err()).isEqualTo("nothing is outdated\n");
        var before = ids();

        publish("slipway-hello", "1.1");

        assertThat(catalogue.succeed("images outdated hello page other"))
                .isEqualTo(new Result(0, """
                IMAGE  PACKAGE        INSTALLED  AVAILABLE  SECURITY
                hello  slipway-hello  1.0        1.1        -
                """, "1 package outdated in 1 image\n"));
        assertThat(catalogue.succeed("images outdated --quiet page").out()).isEqualTo("hello\n");
        assertThat(catalogue.succeed("images build --outdated other").err()).isEqualTo("nothing is outdated\n");

        assertThat(catalogue.succeed("images build --outdated").err()).contains("2 to build", "\n2 built, ");

        assertThat(ids())
                .containsEntry("debian", before.get("debian"))
                .containsEntry("other", before.get("other"))
                .doesNotContainValue(before.get("hello"))
                .doesNotContainValue(before.get("page"));
        assertThat(catalogue.succeed("images which slipway-*").out()).isEqualTo("""
                IMAGE  PACKAGE        VERSION  ARCH
                hello  slipway-hello  1.1      all
                other  slipway-other  1.0      all
                page   slipway-hello  1.1      all
                """);
        assertThat(catalogue.succeed("images build --outdated").err()).isEqualTo("nothing is outdated\n");
        assertThat(catalogue.engine().containers().list(LabelFilter.present(EngineContents.LABEL)))
                .isEmpty();
    }

    /** As web servers do, and the JDK's own file server does not, without the dots in a path. */
    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var file = repository.resolve(
                    exchange.getRequestURI().normalize().getPath().substring(1));
            if (Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(200, Files.size(file));
                Files.copy(file, exchange.getResponseBody());
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private Map<String, String> ids() {
        return catalogue.images().stream()
                .collect(Collectors.toMap(
                        image -> image.labels().getOrDefault("dev.slipway.image", ""),
                        ImageSummary::id,
                        (a, _) -> a,
                        TreeMap::new));
    }

    /** Puts a package into the repository, in the place of another version. */
    private void publish(String name, String version) throws IOException, InterruptedException {
        PublishedPackage.put(repository, name, version);
        RepositoryIndex.of(PackageFolder.read(repository).files(), Instant.now())
                .writeTo(repository);
    }
}

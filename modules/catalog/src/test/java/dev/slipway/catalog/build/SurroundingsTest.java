package dev.slipway.catalog.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {
    private static final String NOWHERE = "/nowhere/certificates";

    @Test
    void proxiesAreGivenInBothSpellings() {
        var environment = Map.of("https_proxy", "http://proxy:3128", "NO_PROXY", "local", "SSL_CERT_FILE", NOWHERE);

        assertThat(Surroundings.of(environment).proxies())
                .isEqualTo(Map.of(
                        "HTTPS_PROXY", "http://proxy:3128",
                        "https_proxy", "http://proxy:3128",
                        "NO_PROXY", "local",
                        "no_proxy", "local"));
    }

    @Test
    void certificatesAreASecret(@TempDir Path folder) throws IOException {
        var bundle = Files.writeString(folder.resolve("bundle"), "certificates");

        var secrets =
                Surroundings.of(Map.of("SSL_CERT_FILE", bundle.toString())).secrets();

        assertThat(secrets.get("ca")).asString().isEqualTo("certificates");
    }

    @Test
    void machinesWithoutCertificatesGiveNone() {
        assertThat(Surroundings.of(Map.of("SSL_CERT_FILE", NOWHERE)).secrets()).isEmpty();
    }

    @Test
    void repositoryWinsOverAllOthersAndIsReachedDirectly() {
        var plain = new Surroundings(Map.of(), Map.of());
        var behindProxy =
                new Surroundings(Map.of(), Map.of("http_proxy", "http://proxy:3128", "no_proxy", "a.example"));
        var address = URI.create("http://127.0.0.1:32768/");

        assertThat(plain.withRepository(address).secrets())
                .hasEntrySatisfying(
                        "slipway-source",
                        text -> assertThat(text)
                                .asString(StandardCharsets.UTF_8)
                                .isEqualTo("deb [trusted=yes] http://127.0.0.1:32768/ ./\n"))
                .hasEntrySatisfying(
                        "slipway-preferences",
                        text -> assertThat(text)
                                .asString(StandardCharsets.UTF_8)
                                .isEqualTo("Package: *\nPin: release o=slipway\nPin-Priority: 1001\n"));
        assertThat(plain.withRepository(address).proxies()).isEmpty();
        assertThat(behindProxy.withRepository(address).proxies())
                .containsOnly(
                        entry("http_proxy", "http://proxy:3128"),
                        entry("no_proxy", "a.example,127.0.0.1"),
                        entry("NO_PROXY", "127.0.0.1"));
    }
}

package dev.slipway.catalog.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}

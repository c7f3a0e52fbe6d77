package dev.slipway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.oci.ImageReference;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryAddressTest {
    @ParameterizedTest
    @CsvSource({
        "localhost:5100, localhost:5100, http://localhost:5100",
        "127.0.0.1:5100, 127.0.0.1:5100, http://127.0.0.1:5100",
        "[::1]:5100, [::1]:5100, http://[::1]:5100",
        "registry.example.org, registry.example.org, https://registry.example.org",
        "localhost.example.org:5000, localhost.example.org:5000, https://localhost.example.org:5000",
        "127.example.org, 127.example.org, https://127.example.org",
        "http://registry.lan:5000/, registry.lan:5000, http://registry.lan:5000",
        "https://localhost, localhost, https://localhost",
        "index.docker.io, docker.io, https://registry-1.docker.io"
    })
    void onlyThisMachineIsSpokenToInPlainHttp(String text, String name, String base) {
        assertThat(RegistryAddress.parse(text)).isEqualTo(new RegistryAddress(name, URI.create(base)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "ftp://a", "a:b", "user@host", "http://a/v2"})
    void whatIsNoRegistryIsRefused(String text) {
        assertThatThrownBy(() -> RegistryAddress.parse(text))
                .hasMessage("invalid registry '" + text
                        + "'; expected host[:port] such as localhost:5100, or http://host[:port] for plain HTTP");
    }

    @Test
    void dockerHubHasRulesOfItsOwn() {
        var hub = RegistryAddress.of(ImageReference.parse("redis:8"));

        assertThat(hub.repository("redis")).isEqualTo("library/redis");
        assertThat(hub.repository("a/redis")).isEqualTo("a/redis");
        assertThat(hub.server()).isEqualTo("https://index.docker.io/v1/");
        assertThat(RegistryAddress.parse("localhost:5100").repository("redis")).isEqualTo("redis");
        assertThat(RegistryAddress.parse("localhost:5100").server()).isEqualTo("localhost:5100");
    }
}

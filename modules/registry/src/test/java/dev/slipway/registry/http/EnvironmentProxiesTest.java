package dev.slipway.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentProxiesTest {
    private static final Proxy PROXY = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.9", 3128));

    @Test
    void eachSchemeHasItsProxy() {
        var environment = Map.of("HTTPS_PROXY", "http://127.0.0.9:3128");

        assertThat(select(environment, "https://example.org/v2/")).containsExactly(PROXY);
        assertThat(select(environment, "http://example.org/v2/")).containsExactly(Proxy.NO_PROXY);
    }

    @Test
    void smallSpellingWinsAndNeedsNoScheme() {
        var environment = Map.of("http_proxy", "127.0.0.9:3128", "HTTP_PROXY", "http://other:1");

        assertThat(select(environment, "http://example.org/")).containsExactly(PROXY);
    }

    @Test
    void exceptionsAreReachedDirectly() {
        var environment = Map.of("HTTP_PROXY", "http://127.0.0.9:3128", "NO_PROXY", "corp.example, .lan");

        assertThat(select(environment, "http://a.corp.example/")).containsExactly(Proxy.NO_PROXY);
        assertThat(select(environment, "http://registry.lan/")).containsExactly(Proxy.NO_PROXY);
        assertThat(select(environment, "http://notcorp.example/")).containsExactly(PROXY);
    }

    @Test
    void thisMachineIsReachedDirectly() {
        var environment = Map.of("HTTP_PROXY", "http://127.0.0.9:3128");

        assertThat(select(environment, "http://localhost:5100/")).containsExactly(Proxy.NO_PROXY);
        assertThat(select(environment, "http://127.0.0.1:5100/")).containsExactly(Proxy.NO_PROXY);
        assertThat(select(environment, "http://[::1]:5100/")).containsExactly(Proxy.NO_PROXY);
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> select(Map.of("HTTP_PROXY", "http://:x"), "http://example.org/"))
                .hasMessage("http_proxy is 'http://:x'; expected http://host:port of a proxy");
    }

    private static List<Proxy> select(Map<String, String> environment, String target) {
        return new EnvironmentProxies(environment).select(URI.create(target));
    }
}

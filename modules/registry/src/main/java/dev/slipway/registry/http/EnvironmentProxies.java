package dev.slipway.registry.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The proxies that {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY} name, in either spelling, the small one
 * first as curl reads them. This machine itself is always reached directly.
 */
final class EnvironmentProxies extends ProxySelector {
    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|\\[?::1]?");
    private static final int USUAL_PORT = 80;

    private final Map<String, String> environment;

    EnvironmentProxies(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public List<Proxy> select(URI target) {
        var proxy = variable(target.getScheme() + "_proxy");
        return proxy.isEmpty() || isReachedDirectly(String.valueOf(target.getHost()))
                ? DIRECT
                : List.of(new Proxy(Proxy.Type.HTTP, address(target.getScheme() + "_proxy", proxy)));
    }

    @Override
    public void connectFailed(URI target, SocketAddress proxy, IOException fault) {
        // the request fails and says why
    }

    private boolean isReachedDirectly(String host) {
        if (LOOPBACK.matcher(host).matches()) {
            return true;
        }
        var name = host.toLowerCase(Locale.ROOT);
        for (var entry : variable("no_proxy").split(",", -1)) {
            var suffix = entry.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
            if (suffix.equals("*") || name.equals(suffix) || (!suffix.isEmpty() && name.endsWith("." + suffix))) {
                return true;
            }
        }
        return false;
    }

    private String variable(String name) {
        var small = environment.getOrDefault(name, "");
        return small.isEmpty() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : small;
    }

    private static InetSocketAddress address(String variable, String proxy) {
        var url = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
        if (url.getHost() == null) {
            throw new IllegalArgumentException(variable + " is '" + proxy + "'; expected http://host:port of a proxy");
        }
        return new InetSocketAddress(url.getHost(), url.getPort() < 0 ? USUAL_PORT : url.getPort());
    }
}

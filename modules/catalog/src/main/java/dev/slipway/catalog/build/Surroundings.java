package dev.slipway.catalog.build;

import dev.slipway.catalog.apt.RepositoryIndex;
import dev.slipway.catalog.recipe.OwnPackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What this machine gives to builds so that they reach the network as it does. Neither changes what is built: secrets
 * and the predefined proxy arguments are part of no cache key, no layer and no history.
 *
 * @param secrets what build steps may mount, by id
 * @param proxies build arguments such as {@code HTTP_PROXY}
 */
public record Surroundings(Map<String, byte[]> secrets, Map<String, String> proxies) {
    private static final String CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";
    private static final List<String> PROXIES =
            List.of("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY");

    /** Keeps copies. */
    public Surroundings {
        secrets = Map.copyOf(secrets);
        proxies = Map.copyOf(proxies);
    }

    /**
     * From a process's environment: the certificates it trusts ({@code SSL_CERT_FILE}, else the system's bundle) as the
     * secret {@code ca}, and its proxies in both spellings, as programs read one or the other.
     */
    public static Surroundings of(Map<String, String> environment) {
        var proxies = new LinkedHashMap<String, String>();
        for (var name : PROXIES) {
            var small = name.toLowerCase(Locale.ROOT);
            var value = environment.getOrDefault(name, environment.getOrDefault(small, ""));
            if (!value.isEmpty()) {
                proxies.put(name, value);
                proxies.put(small, environment.getOrDefault(small, value));
            }
        }
        return new Surroundings(certificates(environment), proxies);
    }

    /**
     * The same with a package repository, which packages are taken from before all others. It is reached directly.
     *
     * @param address of its index, such as {@code http://127.0.0.1:32768/}
     */
    public Surroundings withRepository(URI address) {
        var all = new HashMap<>(secrets);
        all.put(OwnPackages.SOURCE, bytes("deb [trusted=yes] " + address + " ./\n"));
        all.put(
                OwnPackages.PREFERENCES,
                bytes("Package: *\nPin: release o=" + RepositoryIndex.ORIGIN + "\nPin-Priority: 1001\n"));
        var others = new HashMap<>(proxies);
        if (!proxies.isEmpty()) {
            for (var name : List.of("NO_PROXY", "no_proxy")) {
                others.merge(name, address.getHost(), (before, host) -> before + "," + host);
            }
        }
        return new Surroundings(all, others);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> certificates(Map<String, String> environment) {
        var bundle = Path.of(environment.getOrDefault("SSL_CERT_FILE", CERTIFICATES));
        try {
            return Files.isReadable(bundle) ? Map.of("ca", Files.readAllBytes(bundle)) : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + bundle, e);
        }
    }
}

package dev.slipway.registry.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

/** Makes HTTP clients that reach the network as this machine does. */
public final class OutsideHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private OutsideHttp() {}

    /**
     * A client with the proxies and certificates that a process's environment names ({@code HTTP_PROXY},
     * {@code HTTPS_PROXY}, {@code NO_PROXY}, {@code SSL_CERT_FILE}). It follows no redirect by itself, speaks HTTP/1.1 and
     * works on virtual threads; the caller closes it.
     */
    public static HttpClient client(Map<String, String> environment) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .proxy(new EnvironmentProxies(environment))
                .sslContext(TrustedCertificates.context(environment))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }
}

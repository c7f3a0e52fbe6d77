package dev.slipway.registry.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

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
        return client(environment, TrustedCertificates.context(environment));
    }

    /** The same for plain HTTP only, which spares reading certificates: it trusts none. */
    public static HttpClient plainClient(Map<String, String> environment) {
        return client(environment, TrustedCertificates.none());
    }

    private static HttpClient client(Map<String, String> environment, SSLContext certificates) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .proxy(new EnvironmentProxies(environment))
                .sslContext(certificates)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }
}

package dev.slipway.registry.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificates this machine trusts: the bundle at {@code SSL_CERT_FILE}, else the system's, else the JDK's. */
final class TrustedCertificates {
    private static final String SYSTEM = "/etc/ssl/certs/ca-certificates.crt";

    private TrustedCertificates() {}

    static SSLContext context(Map<String, String> environment) {
        var written = environment.getOrDefault("SSL_CERT_FILE", "");
        var bundle = Path.of(written.isEmpty() ? SYSTEM : written);
        try {
            return written.isEmpty() && !Files.exists(bundle) ? SSLContext.getDefault() : trusting(bundle);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the certificates in " + bundle, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the certificates in '" + bundle + "' cannot be used: " + e, e);
        }
    }

    /** Trusts nobody. */
    static SSLContext none() {
        try {
            var empty = KeyStore.getInstance(KeyStore.getDefaultType());
            empty.load(null, null);
            return trusting(empty);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static SSLContext trusting(Path bundle) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream content = Files.newInputStream(bundle)) {
            var number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(content)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
        }
        return trusting(store);
    }

    private static SSLContext trusting(KeyStore store) throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}

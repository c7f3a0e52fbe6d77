package dev.slipway.registry;

import dev.slipway.oci.ImageReference;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a registry is, by the name that image references carry.
 *
 * <p>A registry on this machine ({@code localhost}, {@code 127.…}, {@code [::1]}) is spoken to in plain HTTP, every
 * other over TLS, unless the scheme is written. {@code docker.io} is Docker Hub.
 *
 * @param name host with optional port
 * @param base scheme, host and port of its HTTP API
 */
public record RegistryAddress(String name, URI base) {
    /** Docker Hub, where an image reference without a registry leads. */
    public static final RegistryAddress DOCKER_HUB =
            new RegistryAddress("docker.io", URI.create("https://registry-1.docker.io"));

    private static final String DOCKER_HUB_SERVER = "https://index.docker.io/v1/";
    private static final Set<String> DOCKER_HUB_NAMES = Set.of("docker.io", "index.docker.io", "registry-1.docker.io");
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(?<scheme>https?)://)?(?<name>(?<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:]+])(?::[0-9]{1,5})?)/?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.[0-9]+){3}|\\[::1]");

    /** Reads {@code host[:port]}, {@code http://host[:port]} or {@code https://host[:port]}. */
    public static RegistryAddress parse(String text) {
        var written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("invalid registry '" + text
                    + "'; expected host[:port] such as localhost:5100, or http://host[:port] for plain HTTP");
        }
        var name = written.group("name");
        if (DOCKER_HUB_NAMES.contains(name)) {
            return DOCKER_HUB;
        }
        var scheme = written.group("scheme");
        var usual = LOOPBACK.matcher(written.group("host")).matches() ? "http" : "https";
        return new RegistryAddress(name, URI.create((scheme == null ? usual : scheme) + "://" + name));
    }

    /** The registry an image reference leads to. */
    public static RegistryAddress of(ImageReference image) {
        return image.registry() == null ? DOCKER_HUB : parse(image.registry());
    }

    /** The name under which credentials for it are kept. */
    public String server() {
        return isDockerHub() ? DOCKER_HUB_SERVER : name;
    }

    /** The repository that a path of an image reference means there: on Docker Hub {@code redis} is {@code library/redis}. */
    public String repository(String path) {
        return isDockerHub() && path.indexOf('/') < 0 ? "library/" + path : path;
    }

    @Override
    public String toString() {
        return name;
    }

    boolean isDockerHub() {
        return name.equals(DOCKER_HUB.name);
    }

    /** Whether requests to this URL reach the registry itself. */
    boolean serves(URI target) {
        return base.getScheme().equals(target.getScheme())
                && base.getAuthority().equals(target.getAuthority());
    }
}

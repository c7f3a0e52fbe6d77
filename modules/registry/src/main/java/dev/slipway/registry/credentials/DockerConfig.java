package dev.slipway.registry.credentials;

import dev.slipway.registry.credentials.Credentials.Anonymous;
import dev.slipway.registry.credentials.Credentials.IdentityToken;
import dev.slipway.registry.credentials.Credentials.Password;
import dev.slipway.registry.credentials.Credentials.RegistryToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Docker's file {@code config.json}: credentials in it, or the names of the programs that keep them. What else is in the
 * file stays as it is. Read anew for every question.
 */
public final class DockerConfig implements CredentialSource {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Map<String, String> environment;

    /** Where credentials were put. */
    public sealed interface Place {
        /** In a file, where who reads it knows the password. */
        record InFile(Path file) implements Place {}

        /** With a program. */
        record InHelper(String program) implements Place {}
    }

    private DockerConfig(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /** The one in the folder {@code DOCKER_CONFIG}, or {@code ~/.docker}, of a process with this environment. */
    public static DockerConfig of(Map<String, String> environment) {
        var written = environment.getOrDefault("DOCKER_CONFIG", "");
        var home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
        var folder = written.isEmpty() ? Path.of(home, ".docker") : Path.of(written);
        return new DockerConfig(folder.resolve("config.json"), environment);
    }

    @Override
    public Credentials at(String server) throws InterruptedException {
        var config = read();
        var helper = helper(config, server);
        return helper.isPresent() ? helper.get().get(server) : inFile(config, server);
    }

    /** Keeps a password in place of any earlier one. */
    public Place store(String server, Password password) throws InterruptedException {
        var config = read();
        var helper = helper(config, server);
        if (helper.isPresent()) {
            helper.get().store(server, password);
            return new Place.InHelper(helper.get().program());
        }
        var pair = password.user() + ":" + password.password();
        var auth = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        var auths = config.path("auths") instanceof ObjectNode found ? found : config.putObject("auths");
        entry(auths, server).ifPresent(auths::remove);
        auths.putObject(server).put("auth", auth);
        write(config);
        return new Place.InFile(file);
    }

    /** Forgets what is kept for a server; whether there was anything. */
    public boolean erase(String server) throws InterruptedException {
        var config = read();
        var helper = helper(config, server);
        var erased = helper.isPresent() && helper.get().erase(server);
        if (config.path("auths") instanceof ObjectNode auths) {
            var name = entry(auths, server);
            if (name.isPresent()) {
                auths.remove(name.get());
                write(config);
                return true;
            }
        }
        return erased;
    }

    private Credentials inFile(ObjectNode config, String server) {
        var auths = config.path("auths");
        var entry = entry(auths, server).map(auths::path);
        if (entry.isEmpty()) {
            return new Anonymous();
        }
        var identity = entry.get().path("identitytoken").asString("");
        var token = entry.get().path("registrytoken").asString("");
        var auth = entry.get().path("auth").asString("");
        if (!identity.isEmpty()) {
            return new IdentityToken(identity);
        }
        if (!token.isEmpty()) {
            return new RegistryToken(token);
        }
        return auth.isEmpty() ? new Anonymous() : password(server, auth);
    }

    private Password password(String server, String auth) {
        try {
            var pair = new String(Base64.getDecoder().decode(auth.strip()), StandardCharsets.UTF_8).split(":", 2);
            if (pair.length == 2) {
                return new Password(pair[0], pair[1].replaceAll("\\x00+$", ""));
            }
        } catch (IllegalArgumentException _) {
            // no base64; said below
        }
        throw new CredentialException(
                file + ": 'auth' of '" + server + "' is not base64 of USER:PASSWORD; run 'slipway login " + server
                        + "'",
                null);
    }

    /** The program that keeps the credentials for a server, if one does. */
    private Optional<CredentialHelper> helper(ObjectNode config, String server) {
        var one = config.path("credHelpers").path(server).asString("");
        var name = one.isEmpty() ? config.path("credsStore").asString("") : one;
        return name.isEmpty() ? Optional.empty() : Optional.of(new CredentialHelper(name, environment));
    }

    /** The name of the entry for a server, which old versions of Docker wrote as a URL. */
    private static Optional<String> entry(JsonNode auths, String server) {
        return auths.has(server)
                ? Optional.of(server)
                : auths.propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(name -> host(name).equals(host(server)))
                        .findFirst();
    }

    private static String host(String server) {
        return server.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    }

    private ObjectNode read() {
        try {
            if (!Files.exists(file)) {
                return JSON.createObjectNode();
            }
            var text = Files.readString(file);
            if (text.isBlank()) {
                return JSON.createObjectNode();
            }
            if (JSON.readTree(text) instanceof ObjectNode config) {
                return config;
            }
            throw new CredentialException(file + " is no JSON object", null);
        } catch (IOException | JacksonException e) {
            throw new CredentialException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Readers see the old file or the new one; nobody else reads either. */
    private void write(ObjectNode config) {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            var target = Files.exists(file) ? file.toRealPath() : file;
            Files.createDirectories(target.toAbsolutePath().getParent());
            var fresh = Files.createTempFile(target.toAbsolutePath().getParent(), "config", ".json", mode);
            try {
                Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n");
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new CredentialException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}

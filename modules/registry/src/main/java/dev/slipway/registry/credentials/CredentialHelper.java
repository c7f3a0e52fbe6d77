package dev.slipway.registry.credentials;

import dev.slipway.registry.credentials.Credentials.Anonymous;
import dev.slipway.registry.credentials.Credentials.IdentityToken;
import dev.slipway.registry.credentials.Credentials.Password;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program {@code docker-credential-NAME} that keeps credentials for us (docker-credential-helpers, "Development"). What
 * it is told and what it answers goes through its standard streams.
 */
final class CredentialHelper {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The user under whose name a helper keeps identity tokens. */
    private static final String TOKEN_USER = "<token>";

    /** How every helper says that it has nothing; the exit code is the same as for faults. */
    private static final String NOT_FOUND = "credentials not found";

    private final String name;
    private final Map<String, String> environment;

    /** What a run of the program gave. */
    private record Result(int code, String output) {}

    CredentialHelper(String name, Map<String, String> environment) {
        this.name = name;
        this.environment = environment;
    }

    String program() {
        return "docker-credential-" + name;
    }

    Credentials get(String server) throws InterruptedException {
        var result = run("get", server);
        if (result.code() != 0) {
            if (result.output().contains(NOT_FOUND)) {
                return new Anonymous();
            }
            throw failed("get", server, result);
        }
        try {
            var json = JSON.readTree(result.output());
            var user = json.path("Username").asString("");
            var secret = json.path("Secret").asString("");
            return user.equals(TOKEN_USER) ? new IdentityToken(secret) : new Password(user, secret);
        } catch (JacksonException e) {
            throw new CredentialException(program() + " get: the answer is no JSON", e);
        }
    }

    void store(String server, Password password) throws InterruptedException {
        var json = JSON.createObjectNode()
                .put("ServerURL", server)
                .put("Username", password.user())
                .put("Secret", password.password());
        var result = run("store", json.toString());
        if (result.code() != 0) {
            throw failed("store", server, result);
        }
    }

    /** Whether there was anything. */
    boolean erase(String server) throws InterruptedException {
        var result = run("erase", server);
        if (result.code() != 0 && !result.output().contains(NOT_FOUND)) {
            throw failed("erase", server, result);
        }
        return result.code() == 0;
    }

    private CredentialException failed(String verb, String server, Result result) {
        return new CredentialException(
                program() + " " + verb + " failed for " + server + ": "
                        + result.output().strip(),
                null);
    }

    private Result run(String verb, String input) throws InterruptedException {
        try {
            var process = new ProcessBuilder(path(), verb)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return talk(process, verb, input);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new CredentialException("cannot run " + program() + ": " + e.getMessage(), e);
        }
    }

    private Result talk(Process process, String verb, String input) throws IOException, InterruptedException {
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // it ended without listening; what it answers says why
        }
        var output =
                new FutureTask<>(() -> new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        Thread.ofVirtual().start(output);
        try {
            var text = output.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new Result(process.waitFor(), text);
        } catch (TimeoutException e) {
            throw new CredentialException(
                    program() + " " + verb + " did not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private String path() throws IOException {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program()))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no such program on the PATH"))
                .toString();
    }
}

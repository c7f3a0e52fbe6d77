package dev.slipway.cli.registry;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.registry.Registry;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.registry.RegistryAnswerException;
import dev.slipway.registry.credentials.CredentialSource;
import dev.slipway.registry.credentials.Credentials.Password;
import dev.slipway.registry.credentials.DockerConfig;
import dev.slipway.registry.credentials.DockerConfig.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway login}: finds out whether a registry takes a password, and keeps it where Docker does. */
@Command(name = "login", description = "Log in to a registry; the credentials are kept where Docker keeps them.")
public final class LoginCommand implements Callable<Integer> {
    private static final int UNAUTHORIZED = 401;

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "REGISTRY",
            defaultValue = "docker.io",
            description = "host[:port], or http://host[:port] for plain HTTP (default: ${DEFAULT-VALUE}).")
    private String registry = "";

    @Option(
            names = {"-u", "--username"},
            paramLabel = "USER",
            description = "User; asked for on a terminal.")
    private @Nullable String user;

    @Option(names = "--password-stdin", description = "Read the password from standard input; asked for on a terminal.")
    private boolean passwordStdin;

    /** Works on this console. */
    public LoginCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var address = RegistryAddress.parse(registry);
        var password = new Password(user(), password());
        try (var opened = Registry.open(address, CredentialSource.of(password), console.environment())) {
            opened.check();
        } catch (RegistryAnswerException e) {
            if (e.status() != UNAUTHORIZED) {
                throw e;
            }
            console.err()
                    .println("slipway: cannot log in to " + address
                            + ": 401 unauthorized; the user or the password is wrong");
            return ExitCode.DENIED;
        }
        if (DockerConfig.of(console.environment()).store(address.server(), password)
                instanceof Place.InFile(var file)) {
            console.err()
                    .println("warning: the password is kept unencrypted in " + file
                            + "; a credential helper keeps it safe");
        }
        console.out().println("logged in to " + address + " as " + password.user());
        return ExitCode.DONE;
    }

    private String user() {
        if (user != null && !user.isBlank()) {
            return user;
        }
        var typed = passwordStdin ? Optional.<String>empty() : terminal().map(found -> found.readLine("Username: "));
        return typed.filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("the user is missing; give it with --username"));
    }

    private String password() throws IOException {
        if (passwordStdin) {
            var text = new String(console.in().readAllBytes(), StandardCharsets.UTF_8).replaceFirst("\r?\n$", "");
            return required(text);
        }
        var terminal = terminal()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no terminal to ask for the password; give it with --password-stdin"));
        var typed = terminal.readPassword("Password: ");
        return required(typed == null ? "" : new String(typed));
    }

    private static Optional<java.io.Console> terminal() {
        return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
    }

    private static String required(String password) {
        if (password.isEmpty()) {
            throw new IllegalArgumentException("the password is empty");
        }
        return password;
    }
}

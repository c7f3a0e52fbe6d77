package dev.slipway.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.testing.registry.FakeRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginCommandTest {
    private final FakeRegistry fake = FakeRegistry.start().requirePassword("joe", "secret");

    @TempDir
    private Path folder;

    LoginCommandTest() throws IOException {}

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void passwordThatIsTakenIsKept() {
        assertThat(workbench().withInput("secret\n").run("login " + fake.name() + " -u joe --password-stdin"))
                .isEqualTo(new Result(
                        0,
                        "logged in to " + fake.name() + " as joe\n",
                        "warning: the password is kept unencrypted in " + config()
                                + "; a credential helper keeps it safe\n"));
        assertThat(config()).content().contains("\"" + fake.name() + "\"", "am9lOnNlY3JldA==");

        assertThat(workbench().run("logout " + fake.name()))
                .isEqualTo(new Result(0, "logged out of " + fake.name() + "\n", ""));
        assertThat(workbench().run("logout " + fake.name()))
                .isEqualTo(new Result(0, "not logged in to " + fake.name() + "\n", ""));
        assertThat(config()).content().doesNotContain("am9lOnNlY3JldA==");
    }

    @Test
    void passwordThatIsNotTakenIsNotKept() {
        assertThat(workbench().withInput("other").run("login " + fake.name() + " -u joe --password-stdin"))
                .isEqualTo(new Result(
                        4,
                        "",
                        "slipway: cannot log in to " + fake.name()
                                + ": 401 unauthorized; the user or the password is wrong\n"));
        assertThat(config()).doesNotExist();
    }

    @Test
    void registryThatIsDownIsNamed() {
        fake.close();

        assertThat(workbench().withInput("secret").run("login " + fake.name() + " -u joe --password-stdin"))
                .isEqualTo(
                        new Result(1, "", "slipway: no registry answers at " + fake.name() + ": connection refused\n"));
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(workbench().run("login " + fake.name() + " --password-stdin"))
                .isEqualTo(new Result(2, "", "slipway: the user is missing; give it with --username\n"));
        assertThat(workbench().run("login " + fake.name() + " -u joe --password-stdin"))
                .isEqualTo(new Result(2, "", "slipway: the password is empty\n"));
        assertThat(workbench().run("login http://x/y -u joe --password-stdin").err())
                .startsWith("slipway: invalid registry 'http://x/y'; expected host[:port]");
    }

    private Workbench workbench() {
        return new Workbench(folder, new EngineAddress.Tcp("127.0.0.1", 1)).withVariable("SSL_CERT_FILE", "");
    }

    private Path config() {
        return folder.resolve("docker/config.json");
    }
}

package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.api.Call;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.HttpTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the value of a secret may be found, and where not. */
@Timeout(120)
class SecretsIT {
    private static final String VALUE = "correct-horse-battery-staple";

    @TempDir
    private Path folder;

    private Site site;
    private Found found;

    @BeforeEach
    void open() throws Exception {
        site = Site.open(folder, new Database.File());
        found = site.application();
    }

    @AfterEach
    void close() throws InterruptedException {
        site.close();
    }

    private void up(String more) throws IOException {
        var text = "name: %s\nservices:\n  web: {image: %s, stop_grace_period: 1s%s}\n"
                .formatted(found.application(), site.image().name(), more);
        site.home()
                .with("compose.yaml", text + "secrets: {token: {environment: TOKEN}}\n")
                .succeed("up");
    }

    @Test
    void secretFileIsInTheGearAndNowhereElse() throws Exception {
        site.home().withVariable("TOKEN", VALUE);
        up(", secrets: [token]");
        assertThat(found.output("web", 1, "cat /run/secrets/token")).isEqualTo(VALUE);
        assertThat(inspected()).doesNotContain(VALUE);
        assertThat(found.output("web", 1, "env")).doesNotContain(VALUE);
        assertThat(traces()).isEmpty();
    }

    @Test
    void secretVariableIsInTheEnvironmentOfTheGearAndNowhereElse() throws Exception {
        up("");
        site.home().withInput(VALUE).succeed("config set -a " + found.application() + " --secret TOKEN=-");
        assertThat(found.output("web", 1, "echo $TOKEN")).isEqualTo(VALUE + "\n");
        assertThat(inspected()).containsOnlyOnce(VALUE).contains("\"TOKEN=" + VALUE + "\"");
        assertThat(traces()).isEmpty();
    }

    /** What the engine says of the gear to anybody who may ask it, as it says it. */
    private String inspected() throws IOException, InterruptedException {
        try (var transport = new HttpTransport(EngineAddress.fromEnvironment(System.getenv()));
                var answer = transport.exchange(
                        Call.get("/containers/" + found.container("web", 1).id() + "/json"))) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Where the value is found outside of gears. */
    private List<String> traces() throws IOException {
        var name = found.application();
        var found = new ArrayList<String>();
        for (var command : List.of(
                "events -a " + name,
                "events -a " + name + " --output json",
                "config get -a " + name + " --output json",
                "app info " + name + " --output json",
                "releases list -a " + name + " --output json",
                "releases info -a " + name + " v1",
                "ps -a " + name + " --output json")) {
            if (site.home().succeed(command).out().contains(VALUE)) {
                found.add(command);
            }
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(VALUE)) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }
}

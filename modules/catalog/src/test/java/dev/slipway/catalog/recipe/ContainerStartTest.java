package dev.slipway.catalog.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.config.ConfigFile;
import dev.slipway.catalog.config.ConfigFile.Access;
import dev.slipway.catalog.config.ConfigFile.Setting;
import dev.slipway.catalog.config.Template;
import dev.slipway.catalog.definition.ImageSpec.EnvironmentVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the build step of {@link ConfigStep} and then what it installed, in a temporary folder as the root. */
class ContainerStartTest {
    private static final int REFUSED = 78;
    private static final Map<String, String> ENVIRONMENT = Map.of("HOST_IP", "10.0.0.1", "PASSWORD", "s3cr3t");
    private static final String PACKAGED = "[DEFAULT]\nmy_ip=127.0.0.1\ndebug=no\n";

    @TempDir
    private Path root;

    private Path nova;
    private Path motd;

    @BeforeEach
    void build() throws IOException {
        nova = Files.createDirectories(root.resolve("etc/it's nova")).resolve("nova.conf");
        motd = root.resolve("etc/motd/motd");
        Files.writeString(nova, PACKAGED);
        Files.setPosixFilePermissions(nova, PosixFilePermissions.fromString("rw-r-----"));
        var step = new ConfigStep(new EffectiveConfig(variables(), List.of(ini(), template())), null).write();
        assertThat(step).startsWith("RUN ");
        var script = inRoot(step.substring("RUN ".length()));
        assertThat(Programs.run(List.of("sh", "-ec", script), Map.of())).isEqualTo(new Programs.Result(0, ""));
        var start = root.resolve("slipway/start");
        Files.writeString(start, inRoot(Files.readString(start)));
    }

    @Test
    void configurationIsWrittenFromTheEnvironment() {
        assertThat(start(ENVIRONMENT, "true")).isEqualTo(new Programs.Result(0, ""));
        assertThat(nova).hasContent("""
            [DEFAULT]
            my_ip = 10.0.0.1
            debug=no
            quotes = "it's" \\n
            [auth]
            password = s3cr3t
            """.replace("[auth]", "\n[auth]"));
        assertThat(motd).hasContent("host 10.0.0.1\n\tit's \\\n");
    }

    @Test
    void modesStayAndNothingIsLeftBehind() throws IOException {
        start(ENVIRONMENT, "true");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(nova)))
                .isEqualTo("rw-r-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(motd)))
                .isEqualTo("rw-r--r--");
        assertThat(nova.getParent()).isDirectoryNotContaining("glob:**.new");
        assertThat(motd.getParent()).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void restartingWritesTheSameFile() throws IOException {
        start(with("OPTION", "x"), "true");
        var first = Files.readString(nova);
        start(with("OPTION", "x"), "true");
        assertThat(nova).content().isEqualTo(first).contains("\noption = x\n");
    }

    @Test
    void removingAVariableRemovesItsLine() throws IOException {
        start(ENVIRONMENT, "true");
        var without = Files.readString(nova);
        start(with("OPTION", "x"), "true");
        start(ENVIRONMENT, "true");
        assertThat(nova).content().isEqualTo(without).doesNotContain("option");
    }

    @Test
    void allMissingVariablesAreNamedAtOnce() {
        assertThat(start(Map.of("OPTION", "x"), "echo", "started")).isEqualTo(new Programs.Result(REFUSED, """
            slipway: cannot start: required variables are not set:
              HOST_IP  address of this host
              PASSWORD  password of the service
            """));
        assertThat(start(Map.of("HOST_IP", "", "PASSWORD", "p"), "echo", "started"))
                .isEqualTo(new Programs.Result(
                        REFUSED,
                        "slipway: cannot start: required variables are not set:\n  HOST_IP  address of this host\n"));
        assertThat(nova).hasContent(PACKAGED);
    }

    @Test
    void valuesWithLineBreaksAreRefusedWithoutBeingPrinted() {
        assertThat(start(Map.of("PASSWORD", "s3\ncr3t"), "echo", "started"))
                .isEqualTo(new Programs.Result(
                        REFUSED, "slipway: cannot start: the value of PASSWORD contains a line break\n"));
        assertThat(nova).hasContent(PACKAGED);
    }

    @Test
    void secretsMayComeFromAFile() throws IOException {
        var secret = Files.writeString(root.resolve("the secret"), "fr0m \\file&\n");
        var environment = Map.of("HOST_IP", "1.2.3.4", "PASSWORD_FILE", secret.toString());
        assertThat(start(environment, "sh", "-c", "printf '<%s>\\n' \"$PASSWORD\""))
                .isEqualTo(new Programs.Result(0, "<fr0m \\file&>\n"));
        assertThat(nova).content().contains("\npassword = fr0m \\file&\n");
    }

    @Test
    void aSecretItselfWinsOverItsFile() {
        assertThat(start(with("PASSWORD_FILE", "/does/not/exist"), "true")).isEqualTo(new Programs.Result(0, ""));
        assertThat(nova).content().contains("\npassword = s3cr3t\n");
    }

    @Test
    void secretFilesMustBeThere() {
        var result = start(Map.of("HOST_IP", "1.2.3.4", "PASSWORD_FILE", "/does/not/exist"), "echo", "started");
        assertThat(result).isEqualTo(new Programs.Result(REFUSED, "cat: /does/not/exist: No such file or directory\n"));
    }

    @Test
    void filesOfOtherVariablesAreNotRead() {
        assertThat(start(with("OPTION_FILE", "/does/not/exist"), "true")).isEqualTo(new Programs.Result(0, ""));
    }

    @Test
    void argumentsReachTheCommandUnchanged() {
        assertThat(start(ENVIRONMENT, "printf", "[%s]\n", "a  b", "", "it's", "$HOME", "*", "\\n", "-e", "ü"))
                .isEqualTo(new Programs.Result(0, "[a  b]\n[]\n[it's]\n[$HOME]\n[*]\n[\\n]\n[-e]\n[ü]\n"));
    }

    @Test
    void theCommandTakesTheProcessAndItsExitCodeCounts() {
        var script = root.resolve("slipway/start");
        var result = Programs.run(
                List.of("sh", "-c", "echo $$; exec sh " + script + " sh -c 'echo $$; exit 7'"), ENVIRONMENT);
        assertThat(result.exitCode()).isEqualTo(7);
        var ids = result.output().lines().toList();
        assertThat(ids).hasSize(2);
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
    }

    @Test
    void everyOtherVariableReachesTheCommand() {
        var environment = Map.of(
                "HOST_IP",
                "a",
                "PASSWORD",
                "b",
                "kind",
                "1",
                "name",
                "2",
                "value",
                "3",
                "file",
                "4",
                "tab",
                "5",
                "here",
                "6");
        assertThat(start(environment, "sh", "-c", "echo $kind$name$value$file$tab$here"))
                .isEqualTo(new Programs.Result(0, "123456\n"));
    }

    private static List<EnvironmentVariable> variables() {
        return List.of(
                new EnvironmentVariable("HOST_IP", "address of this host", null, true, false),
                new EnvironmentVariable("OPTION", "", null, false, false),
                new EnvironmentVariable("PASSWORD", "password of the service", null, true, true));
    }

    private ConfigFile ini() {
        return new ConfigFile.Ini(
                nova.toString(),
                new Access(null, null),
                List.of(
                        new Setting("DEFAULT", "my_ip", new Template("${HOST_IP}")),
                        new Setting("DEFAULT", "option", new Template("${OPTION}")),
                        new Setting("DEFAULT", "quotes", new Template("\"it's\" \\n")),
                        new Setting("auth", "password", new Template("${PASSWORD}"))));
    }

    private ConfigFile template() {
        return new ConfigFile.Whole(
                motd.toString(),
                new Access(null, "0644"),
                List.of(new Template("host ${HOST_IP}"), new Template("${OPTION}"), new Template("\tit's \\")));
    }

    private Programs.Result start(Map<String, String> environment, String... command) {
        var line = new ArrayList<>(List.of("sh", root.resolve("slipway/start").toString()));
        line.addAll(List.of(command));
        return Programs.run(line, environment);
    }

    private static Map<String, String> with(String name, String value) {
        return Map.of("HOST_IP", "10.0.0.1", "PASSWORD", "s3cr3t", name, value);
    }

    private String inRoot(String script) {
        return script.replace("/usr/lib/slipway", root.resolve("slipway").toString());
    }
}

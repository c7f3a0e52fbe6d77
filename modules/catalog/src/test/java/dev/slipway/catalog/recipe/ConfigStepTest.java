package dev.slipway.catalog.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.config.ConfigCase;
import dev.slipway.catalog.config.ConfigFile;
import dev.slipway.catalog.config.ConfigFile.Access;
import dev.slipway.catalog.config.ConfigFile.Setting;
import dev.slipway.catalog.config.ConfigRenderer;
import dev.slipway.catalog.config.StartProgram;
import dev.slipway.catalog.config.Template;
import dev.slipway.catalog.definition.ImageSpec.EnvironmentVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code configure.awk} to what {@link ConfigRenderer} says, byte for byte, with each awk of this machine. */
class ConfigStepTest {
    private static final long SEED = 20260101;
    private static final int ROUNDS = 40;
    private static final int FILES = 8;

    @TempDir
    private Path root;

    @ParameterizedTest
    @MethodSource("awks")
    void awkWritesWhatTheRendererSays(List<String> awk) throws IOException {
        for (var one : ConfigCase.all()) {
            var file = at(one.file(), "case");
            assertThat(written(awk, List.of(file), List.of(one.packaged()), ConfigCase.ENVIRONMENT))
                    .as(one.name())
                    .containsExactly(one.expected());
        }
    }

    @ParameterizedTest
    @MethodSource("awks")
    void awkNeedsNoPackagedFile(List<String> awk) throws IOException {
        var file = new ConfigFile.Ini(
                root.resolve("new.ini").toString(),
                new Access(null, null),
                List.of(new Setting("a", "b", new Template("${X}"))));
        assertThat(configure(awk, List.of(file), Map.of("X", "1"))).isEqualTo(new Programs.Result(0, ""));
        assertThat(root.resolve("new.ini.new")).hasContent("[a]\nb = 1\n");
    }

    @ParameterizedTest
    @MethodSource("awks")
    void awkAndRendererAgreeOnWhateverComes(List<String> awk) throws IOException {
        var random = new Random(SEED);
        for (var round = 0; round < ROUNDS; round++) {
            var environment = RandomConfig.environment(random);
            var files = new ArrayList<ConfigFile>();
            var packaged = new ArrayList<String>();
            for (var number = 0; number < FILES; number++) {
                var file = at(RandomConfig.file(random), Integer.toString(number));
                files.add(file);
                packaged.add(RandomConfig.packaged(file, random));
            }
            var expected = new ArrayList<String>();
            for (var number = 0; number < FILES; number++) {
                expected.add(ConfigRenderer.render(files.get(number), packaged.get(number), environment));
            }
            assertThat(written(awk, files, packaged, environment))
                    .as("round %d of %s with %s", round, files, environment)
                    .isEqualTo(expected);
        }
    }

    @Test
    void settingsAreFieldsDividedByTabs() {
        var variables = List.of(
                new EnvironmentVariable("PORT", "TCP port\n to listen\ton", "80", false, false),
                new EnvironmentVariable("PASSWORD", "of the user", null, true, true));
        var files = List.<ConfigFile>of(
                new ConfigFile.Ini("/etc/a/a.ini", none(), List.of(new Setting("s", "k", new Template("${PORT}")))),
                new ConfigFile.Properties("/etc/a/b", none(), ": ", List.of(new Setting("", "k", new Template("v w")))),
                new ConfigFile.Whole("/etc/a/c", none(), List.of(new Template("x"))));
        assertThat(new ConfigStep(new EffectiveConfig(variables, files), null).settings())
                .containsExactly(
                        "variable\tPORT\toptional\tTCP port to listen on",
                        "secret\tPASSWORD",
                        "variable\tPASSWORD\trequired\tof the user",
                        "file\t/etc/a/a.ini\tini\t = ",
                        "set\ts\tk\t${PORT}",
                        "file\t/etc/a/b\tproperties\t: ",
                        "set\t\tk\tv w",
                        "file\t/etc/a/c\ttemplate\t");
    }

    static Stream<List<String>> awks() {
        return Programs.awks().stream();
    }

    /** What awk makes of the files: the packaged texts stand where the image keeps them. */
    private List<String> written(
            List<String> awk, List<ConfigFile> files, List<String> packaged, Map<String, String> environment)
            throws IOException {
        for (var number = 0; number < files.size(); number++) {
            var kept = Path.of(root.resolve("packaged") + files.get(number).path());
            Files.createDirectories(root.resolve("packaged" + root));
            Files.writeString(kept, packaged.get(number));
        }
        assertThat(configure(awk, files, environment)).isEqualTo(new Programs.Result(0, ""));
        var written = new ArrayList<String>();
        for (var file : files) {
            written.add(Files.readString(Path.of(file.path() + ".new")));
        }
        return written;
    }

    private Programs.Result configure(List<String> awk, List<ConfigFile> files, Map<String, String> environment)
            throws IOException {
        var settings = new ConfigStep(new EffectiveConfig(List.of(), files), null).settings();
        var program = Files.write(root.resolve("configure.awk"), StartProgram.configure());
        var command = new ArrayList<>(awk);
        command.addAll(List.of(
                "-f",
                program.toString(),
                root.resolve("packaged").toString(),
                Files.write(root.resolve("settings"), settings).toString()));
        return Programs.run(command, new HashMap<>(environment));
    }

    private ConfigFile at(ConfigFile file, String name) {
        var path = root.resolve(name).toString();
        return switch (file) {
            case ConfigFile.Ini ini -> new ConfigFile.Ini(path, ini.access(), ini.settings());
            case ConfigFile.Properties properties ->
                new ConfigFile.Properties(path, properties.access(), properties.separator(), properties.settings());
            case ConfigFile.Whole whole -> new ConfigFile.Whole(path, whole.access(), whole.lines());
        };
    }

    private static Access none() {
        return new Access(null, null);
    }
}

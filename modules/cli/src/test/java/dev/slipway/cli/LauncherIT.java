package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with the program that was just packaged, and the cache it trains: that of commands and of the server. */
@Timeout(300)
class LauncherIT {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path root;

    /** The same files in another folder, as a test must not train in the one it runs in. There is nothing to build. */
    @BeforeEach
    void layOut() throws IOException {
        root = folder.resolve("slipway");
        copy("slipway");
        copy("scripts/lib.sh");
        copy("pom.xml");
        copy("modules/cli/pom.xml");
        Files.createDirectories(root.resolve("modules/cli/src/main"));
        try (var files = Files.walk(PROJECT.resolve("modules/cli/target"), 2)) {
            for (var jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                copy(PROJECT.relativize(jar).toString());
            }
        }
        var build = Files.writeString(root.resolve("mvnw"), "#!/bin/sh\n");
        assertThat(build.toFile().setExecutable(true)).isTrue();
    }

    private void copy(String path) throws IOException {
        var target = root.resolve(path);
        Files.createDirectories(target.getParent());
        Files.copy(PROJECT.resolve(path), target);
    }

    @AfterEach
    void stop() throws Exception {
        slipway("server", "stop");
    }

    @Test
    void serverStartedWithTheTrainedCacheAnswers() throws Exception {
        assertThat(slipway("server", "start", "--listen", "127.0.0.1:0"))
                .startsWith("the server listens on 127.0.0.1:");
        assertThat(root.resolve("modules/cli/target/slipway.aot")).isNotEmptyFile();
        assertThat(server().info().arguments())
                .map(List::of)
                .hasValueSatisfying(arguments -> assertThat(arguments)
                        .contains("-XX:AOTCache=" + root.resolve("modules/cli/target/slipway-server.aot")));

        assertThat(slipway("server", "status")).startsWith("the server listens on 127.0.0.1:");
        assertThat(slipway("app", "create", "shop")).isEqualTo("shop\n");
        assertThat(slipway("app", "list", "-q")).isEqualTo("shop\n");
        assertThat(slipway("server", "stop")).isEqualTo("the server is stopped\n");
    }

    private ProcessHandle server() throws IOException {
        var pid = Files.readString(folder.resolve("state/slipway/server/pid")).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** What the launcher prints; it must succeed. */
    private String slipway(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(root.resolve("slipway").toString()));
        command.addAll(List.of(words));
        var said = folder.resolve("said");
        var builder = new ProcessBuilder(command).redirectError(said.toFile());
        builder.environment()
                .putAll(Map.of(
                        "XDG_STATE_HOME", folder.resolve("state").toString(),
                        "JAVA_HOME", System.getProperty("java.home")));
        var process = builder.start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", command, Files.readString(said))
                .isZero();
        return out;
    }
}

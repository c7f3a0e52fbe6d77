package dev.slipway.catalog.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapTest {
    private static final String ADVICE = "needs mmdebstrap; install it with 'apt-get install mmdebstrap'";

    @TempDir
    private Path folder;

    @Test
    void machineWithoutTheProgramIsToldHowToGetIt() throws IOException {
        assertThat(Bootstrap.obstacle(folder.toString())).contains(ADVICE);
        assertThat(Bootstrap.obstacle("")).contains(ADVICE);

        Files.writeString(folder.resolve("mmdebstrap"), "not a program");
        assertThat(Bootstrap.obstacle("/absent:" + folder)).contains(ADVICE);
    }

    @Test
    void programAnywhereOnThePathIsEnough() throws IOException {
        Files.createFile(
                folder.resolve("mmdebstrap"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        assertThat(Bootstrap.obstacle("/absent::" + folder)).isEmpty();
    }
}

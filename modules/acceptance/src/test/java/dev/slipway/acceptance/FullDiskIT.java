package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.cli.client.ApiException;
import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.config.ConfigEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk that a server's store is on is full for a while. A small disk is mounted for that, which only root can. */
@Timeout(120)
class FullDiskIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_HISTORY = 2000;

    @TempDir
    private Path folder;

    private Path disk;
    private Site site;

    @BeforeEach
    void open() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a small disk");
        disk = Files.createDirectory(folder.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
        site = Site.open(folder, new Database.OnDisk(disk));
    }

    @AfterEach
    void close() throws Exception {
        if (site != null) {
            site.close();
            run("umount", disk.toString());
        }
    }

    @Test
    void nothingAcknowledgedIsLostAndAllGoesOnWhenThereIsSpaceAgain() throws Exception {
        var application = site.application();
        var name = application.application();
        site.home().with("compose.yaml", """
                name: %s
                services: {web: {image: %s, stop_grace_period: 1s}}
                """.formatted(name, site.image().name()));
        site.home().succeed("up");
        var acknowledged = new ArrayList<String>();
        try (var platform = site.home().platform()) {
            fill();
            var fault = catchThrowableOfType(ApiException.class, () -> {
                for (var number = 0; number < LONGEST_HISTORY; number++) {
                    set(platform, name, "N" + number);
                    acknowledged.add("N" + number);
                }
            });
            assertThat(fault.status()).isEqualTo(503);
            assertThat(fault).hasMessageMatching("store .*store.db: .*database or disk is full.*");
            assertThat(platform.config(name).entries())
                    .extracting(ConfigEntry::name)
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
            assertThat(application.container("web", 1).state().running()).isTrue();
            var refused = site.home().run("config set -a " + name + " MORE=1");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("disk is full");

            Files.delete(disk.resolve("filling"));
            set(platform, name, "LAST");
            assertThat(platform.settle(name, PATIENCE)).isTrue();
            assertThat(application.output("web", 1, "echo $LAST")).isEqualTo("set\n");
        }
        site.home().killAndStart();
        acknowledged.add("LAST");
        try (var platform = site.home().platform()) {
            assertThat(platform.config(name).entries())
                    .extracting(ConfigEntry::name)
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
        }
    }

    private static void set(Platform platform, String application, String entry) {
        platform.configure(
                application, List.of(new ConfigChange.Plain("", entry, "set")), "ann", "config set " + entry);
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(disk.resolve("filling"))) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left on device");
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}

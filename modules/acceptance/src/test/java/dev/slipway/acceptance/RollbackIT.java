package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A rollback brings back image, configuration and specification of a release, and nothing else. */
@ParameterizedClass
@MethodSource("dev.slipway.acceptance.Database#all")
@Timeout(120)
class RollbackIT {
    private static final String TOLD = "echo $IMAGE $COLOUR $SPEC";

    private final Database database;

    @TempDir
    private Path folder;

    private Site site;

    RollbackIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws Exception {
        site = Site.open(folder, database);
    }

    @AfterEach
    void close() throws InterruptedException {
        site.close();
    }

    private void up(Found application, String image, String spec) throws IOException {
        site.home().with("compose.yaml", """
                        name: %s
                        x-service: &service
                          image: %s
                          stop_grace_period: 1s
                          environment: {SPEC: %s}
                        services:
                          web: *service
                          idle: *service
                          db: {<<: *service, volumes: ["data:/data"]}
                        volumes: {data: }
                        """.formatted(application.application(), image, spec));
        site.home().succeed("up");
    }

    @Test
    void rollbackRestoresImageConfigurationAndSpecificationAndNothingElse() throws Exception {
        var other = site.application();
        up(other, site.image().name(), "spec1");
        var untouched = other.container("web", 1);
        var shop = site.application();
        up(shop, site.image().name(), "spec1");
        site.home().succeed("config set -a " + shop.application() + " COLOUR=red");
        assertThat(shop.output("web", 1, TOLD)).isEqualTo("v1 red spec1\n");

        up(shop, site.image().also("v2", "v2"), "spec2");
        site.home().succeed("config set -a " + shop.application() + " COLOUR=blue");
        site.home().succeed("config set -a " + shop.application() + " --kind generate MADE=uuid");
        var made = shop.output("db", 1, "echo $MADE");
        site.home().succeed("scale -a " + shop.application() + " web=3");
        site.home().succeed("stop -a " + shop.application() + " idle");
        shop.output("db", 1, "echo kept > /data/file");
        assertThat(shop.output("web", 3, TOLD)).isEqualTo("v2 blue spec2\n");

        site.home().succeed("rollback -a " + shop.application() + " v2");

        for (var slot = 1; slot <= 3; slot++) {
            assertThat(shop.output("web", slot, TOLD)).isEqualTo("v1 red spec1\n");
        }
        assertThat(shop.output("db", 1, TOLD + "; cat /data/file")).isEqualTo("v1 red spec1\nkept\n");
        var name = shop.application();
        assertThat(shop.all())
                .containsExactly(
                        "container " + name + "-db-1 running",
                        "container " + name + "-idle-1 exited",
                        "container " + name + "-web-1 running",
                        "container " + name + "-web-2 running",
                        "container " + name + "-web-3 running",
                        "network " + name + "_default",
                        "volume " + name + "_data");
        try (var platform = site.home().platform()) {
            assertThat(platform.release(name, 6).copyOf()).isEqualTo(2);
            assertThat(platform.release(name, 6).artifacts())
                    .isEqualTo(platform.release(name, 2).artifacts());
            assertThat(platform.release(name, 6).spec())
                    .isEqualTo(platform.release(name, 2).spec());
            assertThat(platform.release(name, 6).config().entries())
                    .isEqualTo(platform.release(name, 2).config().entries());
        }
        assertThat(other.container("web", 1)).isEqualTo(untouched);

        site.home().succeed("rollback -a " + name + " v5");
        assertThat(shop.output("web", 1, TOLD)).isEqualTo("v2 blue spec2\n");
        assertThat(shop.output("db", 1, "echo $MADE")).isEqualTo(made);
    }
}

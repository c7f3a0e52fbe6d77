package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.acceptance.Home.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A Compose file in the form of 2015, whose services share the machine's network and want rights over the machine. */
@ParameterizedClass
@MethodSource("dev.slipway.acceptance.Database#all")
@Timeout(120)
class NovaIT {
    /** Capabilities up to CAP_AUDIT_READ; engines of the time of Docker 20.10 have not heard of later ones. */
    private static final long KNOWN = (1L << 38) - 1;

    private final Database database;

    @TempDir
    private Path folder;

    private Site site;
    private Found found;
    private Home home;

    NovaIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws Exception {
        site = Site.open(folder, database);
        found = site.application();
        home = site.home();
        var image = site.image().name();
        for (var service : new String[] {"nova-api", "nova-conductor", "nova-scheduler", "nova-compute"}) {
            site.image().alias(service);
        }
        home.withVariable("REGISTRY", image.replaceFirst(":.*", ""))
                .withVariable("TAG", "v1")
                .withVariable("INSTANCES", folder.resolve("instances").toString())
                .with("docker-compose.yml", resource("docker-compose.yml"))
                .with("common.env", resource("common.env"));
    }

    @AfterEach
    void close() throws InterruptedException {
        site.close();
    }

    private Result up(String project) {
        return home.run("up -f docker-compose.yml -p " + found.application() + " --project " + project);
    }

    @Test
    void ordinaryProjectMayNotRunItAndIsToldWhy() {
        assertThat(up("default"))
                .isEqualTo(new Result(4, "", note() + """
                slipway: '%s' asks for what an application of project 'default' must not have, as that has no infrastructure profile:
                  service 'nova-api': cap_add 'NET_ADMIN' gives rights over the machine
                  service 'nova-api': network_mode 'host' reaches all that listens on the machine
                  service 'nova-compute': privileged gives all rights over the machine
                  service 'nova-compute': network_mode 'host' reaches all that listens on the machine
                  service 'nova-compute': volume '%s' is a path of the machine
                  service 'nova-conductor': network_mode 'host' reaches all that listens on the machine
                  service 'nova-scheduler': network_mode 'host' reaches all that listens on the machine
                """.formatted(found.application(), folder.resolve("instances"))));
        assertThat(found.all()).isEmpty();
    }

    @Test
    void infrastructureProjectRunsIt() throws Exception {
        home.succeed("projects machine --infrastructure");
        var result = up("machine");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).startsWith(note());
        assertThat(found.output("nova-api", 1, "echo $ADMIN_TENANT $MYSQL_HOST; hostname"))
                .isEqualTo("admin 127.0.0.1\n" + Files.readString(Path.of("/proc/sys/kernel/hostname")));
        assertThat(found.container("nova-scheduler", 1).network()).isEqualTo("host");
        found.output("nova-compute", 1, "echo kept > /var/lib/nova/instances/one");
        assertThat(folder.resolve("instances/one")).hasContent("kept\n");
        assertThat(capabilities("nova-compute") & KNOWN)
                .as("all capabilities that this machine gives to anybody")
                .isEqualTo(bounding() & KNOWN);
        assertThat(capabilities("nova-api") & 1 << 12).as("CAP_NET_ADMIN").isNotZero();
        assertThat(capabilities("nova-scheduler") & 1 << 12).as("CAP_NET_ADMIN").isZero();
        home.succeed("down -a " + found.application());
        assertThat(found.all()).isEmpty();
    }

    private String note() {
        return "note: " + home.path("docker-compose.yml") + ":2: the form of Compose 1.x, without 'services:', read as"
                + " services nova-api, nova-conductor, nova-scheduler, nova-compute; 'net' as 'network_mode'\n";
    }

    private long capabilities(String service) throws InterruptedException {
        return Long.parseUnsignedLong(
                found.output(service, 1, "sed -n 's/^CapEff:.//p' /proc/1/status")
                        .strip(),
                16);
    }

    private static long bounding() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("CapBnd:"))
                .map(line -> Long.parseUnsignedLong(
                        line.substring("CapBnd:".length()).strip(), 16))
                .findFirst()
                .orElseThrow();
    }

    private static String resource(String name) {
        try (var in = NovaIT.class.getResourceAsStream("/nova/" + name)) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

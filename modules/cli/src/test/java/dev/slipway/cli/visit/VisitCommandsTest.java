package dev.slipway.cli.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.cli.terminal.Terminal;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.operate.RunningPlatform;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.runtime.LogLine;
import dev.slipway.platform.testing.FakeRouter;
import dev.slipway.platform.testing.FakeRuntime;
import dev.slipway.platform.testing.MemoryStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands into gears on a platform in memory. */
@Timeout(60)
class VisitCommandsTest {
    private static final Pace QUICK = new Pace(
            Duration.ofMillis(5),
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            Duration.ofMillis(10),
            Duration.ofMillis(5),
            3);

    @TempDir
    private Path folder;

    private final FakeRuntime runtime = new FakeRuntime(Clock.systemUTC());
    private RunningPlatform platform;
    private Workbench bench;

    @BeforeEach
    void open() throws Exception {
        var random = new SecureRandom();
        platform = RunningPlatform.open(new RunningPlatform.Means(
                new MemoryStore(),
                runtime,
                new FakeRouter(),
                Vault.fleeting(random),
                random,
                QUICK,
                Clock.systemUTC()));
        bench = new Workbench(folder, EngineAddress.parse("unix:///nowhere"))
                .withVariable("USER", "ann")
                .withPlatform(platform)
                .with(
                        "compose.yaml",
                        "name: shop",
                        "services: {web: {image: 'web:1', scale: 2}, database: {image: 'db:1'}}");
        assertThat(bench.run("up").code()).isZero();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void logsStandBehindAlignedNames() {
        printSome();

        assertThat(bench.run("logs")).isEqualTo(new Result(0, """
                database.1  | ready
                web.1       | GET /
                web.2       | oh
                """, ""));
        assertThat(bench.run("stack logs web.2 --no-prefix").out()).isEqualTo("oh\n");
        assertThat(bench.run("logs -t --tail 1 web").out()).isEqualTo("""
                web.1  | 1970-01-01T00:00:02Z GET /
                web.2  | 1970-01-01T00:00:03Z oh
                """);
        assertThat(bench.run("logs --since 1970-01-01T00:00:03Z").out())
                .endsWith("| oh\n")
                .hasLineCount(1);
        assertThat(bench.run("logs --release v2").out()).isEmpty();
    }

    @Test
    void logsAreColouredOnATerminalOnly() {
        printSome();
        bench.withDevice(device(false, true));

        assertThat(bench.run("logs web").out()).isEqualTo("""
                \u001b[36mweb.1  | \u001b[0mGET /
                \u001b[33mweb.2  | \u001b[0moh
                """);
        assertThat(bench.run("logs --no-color web.1").out()).isEqualTo("web.1  | GET /\n");
        assertThat(bench.withVariable("NO_COLOR", "1").run("logs web.1").out()).isEqualTo("web.1  | GET /\n");
    }

    @Test
    void logsAreDocumentsForPrograms() {
        printSome();
        var id = gear("web.2").id();

        assertThat(bench.run("logs -o json web.2").out())
                .isEqualTo(
                        "{\"version\":1,\"gear\":\"web.2\",\"container\":\"" + id
                                + "\",\"release\":1,\"time\":\"1970-01-01T00:00:03Z\",\"stream\":\"stderr\",\"text\":\"oh\"}\n");
    }

    @Test
    void wrongWordsAreExplained() {
        assertThat(bench.run("logs wob"))
                .isEqualTo(new Result(3, "", "slipway: 'shop' has no service or gear 'wob'; there is database, web\n"));
        assertThat(bench.run("logs --tail some"))
                .isEqualTo(new Result(2, "", "slipway: --tail: 'some': expected a number of lines, or all\n"));
        assertThat(bench.run("logs --since yesterday"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "slipway: --since: 'yesterday': expected how long ago, such as 10m, or a time such as"
                                + " 2026-11-21T10:15:30Z\n"));
        assertThat(bench.run("exec web").err()).startsWith("slipway: COMMAND is missing\n");
        assertThat(bench.run("exec -t web ls").err())
                .isEqualTo("slipway: -t: standard input is no terminal; leave it out\n");
        assertThat(bench.run("run wob ls").code()).isEqualTo(3);
    }

    @Test
    void commandIsFedAndItsExitCodePassedOn() {
        assertThat(bench.withInput("fed").run("exec web cat -n @file -a x"))
                .isEqualTo(new Result(5, "fed", "cat -n @file -a x\n"));
        assertThat(bench.run("exec --no-stdin web.2 -- true")).isEqualTo(new Result(1, "", "true\n"));
        assertThat(bench.run("events").out())
                .contains("gear.exec  'cat -n @file -a x' in web.1  (ann)", "'true' in web.2")
                .doesNotContain("fed");
    }

    @Test
    void commandRunsBesideAStoppedService() {
        bench.run("stop");

        assertThat(bench.run("exec web ls").code()).isEqualTo(5);
        assertThat(bench.run("run web migrate up").code()).isEqualTo(2);
        assertThat(bench.run("stack run database ls").code()).isEqualTo(1);
        assertThat(runtime.access().calls().getLast()).isEqualTo("close");
        assertThat(bench.run("events").out()).contains("job.run  'migrate up' in web  (ann)");
    }

    @Test
    void terminalIsHandedOverWithItsSize() {
        bench.withDevice(device(true, true));

        assertThat(bench.run("exec -it web sh").code()).isEqualTo(1);
        assertThat(runtime.access().calls()).contains("open web.1: sh", "resize 24 80", "close");
    }

    @Test
    void topShowsTheBusiestFirst() {
        assertThat(bench.run("top web").out()).isEqualTo("""
                GEAR   CPU     MEMORY   LIMIT    PROCESSES  RECEIVED  SENT  READ  WRITTEN
                web.2  100.0%  2.00 MB  8.00 MB  3          10 B      20 B  30 B  40 B
                web.1  50.0%   1.00 MB  8.00 MB  3          10 B      20 B  30 B  40 B
                """);
        assertThat(bench.run("top --sort name web").out().lines().toList().get(1))
                .startsWith("web.1");
        assertThat(bench.run("top -o json web.1").out()).contains("\"gear\" : \"web.1\"", "\"cpu\" : 0.5");
    }

    private void printSome() {
        var access = runtime.access();
        access.print(gear("database.1"), Instant.ofEpochSecond(1).toString(), "ready");
        access.print(gear("web.1"), Instant.ofEpochSecond(2).toString(), "GET /");
        var web = gear("web.2");
        access.print(web, new LogLine(web.name(), Instant.ofEpochSecond(3), true, "oh"));
    }

    private FoundGear gear(String name) {
        return runtime.there("shop").stream()
                .filter(gear -> gear.name().local().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Terminal device(boolean reads, boolean prints) {
        return new Terminal() {
            @Override
            public boolean reads() {
                return reads;
            }

            @Override
            public boolean prints() {
                return prints;
            }

            @Override
            public Optional<Size> size() {
                return Optional.of(new Size(24, 80));
            }

            @Override
            public Raw raw() {
                return () -> {};
            }
        };
    }
}

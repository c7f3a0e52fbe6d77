package dev.slipway.platform.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.api.DeployRequest;
import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.output.GearLine;
import dev.slipway.platform.output.LogListener;
import dev.slipway.platform.output.LogWish;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.runtime.Command;
import dev.slipway.platform.testing.FakeRouter;
import dev.slipway.platform.testing.FakeRuntime;
import dev.slipway.platform.testing.MemoryStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VisitingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FakeRuntime runtime = new FakeRuntime(Clock.systemUTC());
    private final MemoryStore store = new MemoryStore();
    private RunningPlatform platform;

    @BeforeEach
    void open() throws Exception {
        var random = new SecureRandom();
        var pace = new Pace(
                Duration.ofMillis(5),
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofMillis(10),
                Duration.ofMillis(5),
                3);
        platform = RunningPlatform.open(new RunningPlatform.Means(
                store, runtime, new FakeRouter(), Vault.fleeting(random), random, pace, Clock.systemUTC()));
        deploy("web:1");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void logsAreInTheOrderOfTheirTimes() throws Exception {
        print("web.1", 1, "a");
        print("web.1", 3, "c");
        print("web.2", 2, "b");
        runtime.end(gear("web.2").id(), 1);

        assertThat(lines(LogWish.everything())).containsExactly("web.1 a", "web.2 b", "web.1 c");
        assertThat(lines(LogWish.everything().withLast(1))).containsExactly("web.2 b", "web.1 c");
        assertThat(lines(LogWish.everything().of(Set.of("web.2")))).containsExactly("web.2 b");
        assertThat(lines(LogWish.everything().of(Set.of("db")))).isEmpty();
        assertThat(lines(LogWish.everything().from(Instant.ofEpochSecond(3)))).containsExactly("web.1 c");
        assertThat(lines(new LogWish(Set.of(), 7, false, null, -1))).isEmpty();
    }

    @Test
    void logsAreFollowedOverARedeployAndEndWithTheApplication() throws Exception {
        print("web.1", 1, "old");
        var heard = new LinkedBlockingQueue<String>();
        var thread = follow(LogWish.everything().following().withLast(0), heard);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("begun");
        print("web.1", 2, "one");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("web.1 one");

        runtime.there("shop").forEach(runtime.access()::end);
        deploy("web:2");
        print("web.1", 3, "two");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("web.1 two");

        platform.destroy("shop", false, "ann");
        runtime.there("shop").forEach(runtime.access()::end);
        thread.join();
        assertThat(heard).isEmpty();
    }

    @Test
    void gearThatRunsOnceMoreIsReadOnWhereItEnded() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        var thread = follow(LogWish.everything().following(), heard);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("begun");
        print("web.1", 1, "before");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("web.1 before");

        var gear = gear("web.1");
        runtime.access().end(gear);
        runtime.access().restart(gear);
        print("web.1", 2, "after");
        runtime.end(gear.id(), 3);

        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("web.1 after");
        thread.interrupt();
        thread.join();
    }

    @Test
    void namesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> lines(LogWish.everything().of(Set.of("wob"))))
                .isInstanceOf(AbsentException.class)
                .hasMessage("'shop' has no service or gear 'wob'; there is db, web");
        assertThatThrownBy(() -> lines(LogWish.everything().of(Set.of("web.7"))))
                .isInstanceOf(AbsentException.class)
                .hasMessage("'shop' has no gear 'web.7' now; there is web.1, web.2");
        assertThatThrownBy(() -> platform.visiting().usage("none", Set.of()))
                .isInstanceOf(AbsentException.class)
                .hasMessage("there is no application 'none'");
    }

    @Test
    void commandRunsInAReadyGearAndIsAnEvent() throws Exception {
        runtime.health(gear("web.1").id(), new FoundGear.Health.Unhealthy("no"));
        var out = new StringBuilder();
        try (var visit = platform.visiting()
                .enter("shop", "web", Command.of("sort", "-u").withStdin(), "ann")) {
            assertThat(visit.place()).isEqualTo("web.2");
            var stdin = new ByteArrayInputStream("fed".getBytes(StandardCharsets.UTF_8));
            assertThat(visit.session()
                            .attend(stdin, (_, bytes) -> out.append(new String(bytes, StandardCharsets.UTF_8))))
                    .isEqualTo(2);
        }
        assertThat(out).hasToString("sort -u\nfed");
        assertThat(runtime.access().calls()).containsExactly("remove runs", "open web.2: sort -u", "close");
        assertThat(platform.events("shop", 0, 100))
                .filteredOn(event -> event.kind().equals("gear.exec"))
                .extracting(event -> event.actor() + ": " + event.text())
                .containsExactly("ann: 'sort -u' in web.2");
    }

    @Test
    void nobodyEntersWhatDoesNotRun() throws Exception {
        platform.stop("shop", Set.of(), "ann");
        assertThat(platform.settle("shop", PATIENCE)).isTrue();

        assertThatThrownBy(() -> platform.visiting().enter("shop", "web", Command.of("ls"), "ann"))
                .isInstanceOf(ConflictException.class)
                .hasMessage("no gear of 'web' runs; 'slipway run web …' starts a container of its own");
        assertThatThrownBy(() -> platform.visiting().enter("shop", "web.2", Command.of("ls"), "ann"))
                .isInstanceOf(ConflictException.class)
                .hasMessage("'web.2' does not run");
    }

    @Test
    void commandRunsBesideAServiceThatIsStopped() throws Exception {
        platform.configure("shop", List.of(new ConfigChange.Secret("", "KEY", "s3cret")), "ann", "config set KEY");
        assertThat(platform.await("shop", 2, PATIENCE).state().ended()).isTrue();
        platform.stop("shop", Set.of(), "ann");

        try (var visit = platform.visiting().run("shop", "web", Command.of("migrate"), "ann")) {
            assertThat(visit.place()).isEqualTo("web");
        }

        assertThat(runtime.access().calls())
                .containsExactly("remove runs", "run web of 2 with {KEY=s3cret}: migrate", "close");
        assertThat(platform.events("shop", 0, 100))
                .filteredOn(event -> event.kind().equals("job.run"))
                .extracting(Event::text)
                .containsExactly("'migrate' in web");
        assertThatThrownBy(() -> platform.visiting().run("shop", "wob", Command.of("ls"), "ann"))
                .isInstanceOf(AbsentException.class)
                .hasMessage("release 2 of 'shop' has no service 'wob'; there is db, web");
    }

    @Test
    void usageIsOfGearsThatRun() throws Exception {
        runtime.end(gear("web.2").id(), 0);

        assertThat(platform.visiting().usage("shop", Set.of("web")))
                .extracting(usage -> usage.gear().local())
                .containsExactly("web.1");
    }

    private Thread follow(LogWish wish, BlockingQueue<String> heard) {
        return Thread.ofVirtual().start(() -> {
            try {
                platform.visiting().logs("shop", wish, new LogListener() {
                    @Override
                    public void line(GearLine line) {
                        heard.add(line.gear().local() + " " + line.text());
                    }

                    @Override
                    public void begun(Instant time) {
                        heard.add("begun");
                    }
                });
            } catch (InterruptedException _) {
                heard.add("interrupted");
            }
        });
    }

    private List<String> lines(LogWish wish) throws InterruptedException {
        var lines = new ArrayList<String>();
        platform.visiting().logs("shop", wish, line -> lines.add(line.gear().local() + " " + line.text()));
        return lines;
    }

    private void print(String gear, int second, String text) {
        runtime.access().print(gear(gear), Instant.ofEpochSecond(second).toString(), text);
    }

    private FoundGear gear(String name) {
        return runtime.there("shop").stream()
                .filter(gear -> gear.name().local().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void deploy(String image) throws Exception {
        var spec = ApplicationSpec.of("shop", ServiceSpec.of("web", image), ServiceSpec.of("db", "db:1"));
        var deployed = platform.deploy(DeployRequest.of(spec, "ann", "up"));
        platform.scale("shop", Map.of("web", 2), "ann");
        assertThat(deployed).isInstanceOf(Deployed.Started.class);
        platform.await("shop", ((Deployed.Started) deployed).deployment(), PATIENCE);
        assertThat(platform.settle("shop", PATIENCE)).isTrue();
    }
}

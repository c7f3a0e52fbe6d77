package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of an application, with mishaps: what {@code HistoryTest} of the platform does thousands of times in
 * memory, a few times on real parts.
 */
@ParameterizedClass
@MethodSource("dev.slipway.acceptance.Database#all")
@Timeout(180)
class RandomHistoryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ACTS = 8;

    /** Done, no valid wish, not there, in conflict. */
    private static final List<Integer> ANSWERS = List.of(0, 2, 3, 5);

    private final Database database;

    private final Map<Integer, Release> releases = new HashMap<>();
    private final List<String> told = new ArrayList<>();

    RandomHistoryIT(Database database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whateverHappensTheLastWishComesTrue(long seed, @TempDir Path folder) throws Exception {
        var site = Site.open(folder, database);
        try {
            var found = site.application();
            var random = new Random(seed);
            for (var i = 0; i < ACTS; i++) {
                act(site, found, random);
                Thread.sleep(random.nextInt(500));
                neverChanged(site, found);
            }
            up(site, found, 99, false);
            asWished(site, found);
            site.home().succeed("down -v -a " + found.application());
            assertThat(found.all()).isEmpty();
        } catch (AssertionError e) {
            throw new AssertionError("history " + seed + " " + told + ": " + e.getMessage(), e);
        } finally {
            site.close();
        }
    }

    private void act(Site site, Found found, Random random) throws Exception {
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> up(site, found, random.nextInt(3), random.nextInt(3) == 0);
            case 3 -> run(site, found, "config set --no-wait COLOUR=" + random.nextInt(3));
            case 4 -> run(site, found, "scale --no-wait web=" + random.nextInt(4));
            case 5 -> run(site, found, (random.nextBoolean() ? "stop" : "start") + " --no-wait web");
            case 6 -> run(site, found, (random.nextBoolean() ? "restart" : "replace") + " --no-wait");
            case 7 -> run(site, found, "rollback --no-wait");
            default -> mishap(site, found, random);
        }
    }

    private void mishap(Site site, Found found, Random random) throws InterruptedException {
        var containers = found.containers();
        if (random.nextBoolean() || containers.isEmpty()) {
            told.add("killed");
            site.home().killAndStart();
        } else {
            var lost = containers.get(random.nextInt(containers.size()));
            told.add("lost " + lost.name());
            site.engine().containers().removeForcibly(lost.id());
        }
    }

    private void up(Site site, Found found, int version, boolean bad) throws IOException {
        site.home().with("compose.yaml", """
                        name: %s
                        x-service: &service
                          image: %s
                          environment: {VERSION: "%d"}
                          restart: unless-stopped
                          stop_grace_period: 1s
                        services:
                          web:
                            <<: *service
                            healthcheck: {test: '%s', interval: 200ms, retries: 1}
                          db:
                            <<: *service
                            volumes: ["data:/data"]
                        volumes: {data: }
                        """.formatted(
                        found.application(), site.image().name(), version, bad ? "exit 1" : "true"));
        told.add(bad ? "bad " + version : "good " + version);
        var result = site.home().run(version == 99 ? "up" : "up --no-wait");
        assertThat(result.code()).as(result.err()).isZero();
    }

    private void run(Site site, Found found, String line) {
        var words = line.split(" ", 2);
        told.add(line);
        var noun = words[0].equals("config") ? "config set" : words[0];
        var rest = line.substring(noun.length());
        var result = site.home().run(noun + " -a " + found.application() + rest);
        assertThat(ANSWERS).as(line + ": " + result.err()).contains(result.code());
    }

    private void neverChanged(Site site, Found found) throws InterruptedException {
        try (var platform = site.home().platform()) {
            if (platform.applications().stream().anyMatch(one -> one.name().equals(found.application()))) {
                for (var release : platform.releases(found.application(), 100)) {
                    assertThat(releases.getOrDefault(release.version(), release))
                            .isEqualTo(release);
                    releases.put(release.version(), release);
                }
            }
        }
    }

    private void asWished(Site site, Found found) throws InterruptedException {
        var name = found.application();
        var wished = new TreeSet<String>();
        try (var platform = site.home().platform()) {
            assertThat(platform.settle(name, PATIENCE)).isTrue();
            assertThat(platform.deployments(name, 100))
                    .extracting(Deployment::state)
                    .allMatch(Deployment.State::ended);
            var scale = platform.application(name).settings().scale();
            for (var service : List.of("db", "web")) {
                for (var slot = 1; slot <= scale.getOrDefault(service, 1); slot++) {
                    wished.add("container " + name + "-" + service + "-" + slot + " running");
                    assertThat(found.output(service, slot, "echo $VERSION")).isEqualTo("99\n");
                }
            }
        }
        wished.add("network " + name + "_default");
        wished.add("volume " + name + "_data");
        assertThat(found.all()).containsExactlyElementsOf(wished);
    }
}

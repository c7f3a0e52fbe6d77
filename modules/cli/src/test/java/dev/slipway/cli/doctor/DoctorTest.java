package dev.slipway.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.cli.doctor.Finding.State;
import dev.slipway.docker.gear.Labels;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.engine.network.NetworkDetails;
import dev.slipway.engine.volume.VolumeDetails;
import dev.slipway.store.StoreHealth;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final long GB = 1_000_000_000;

    @TempDir
    private Path folder;

    @Test
    void worksWithoutServerAndEngine() {
        var bench = new Workbench(folder, EngineAddress.parse("unix:///nowhere/docker.sock"));
        var result = bench.run("doctor");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .containsPattern(
                        "engine +problem +.*/nowhere/docker.sock.*; start it, or say with DOCKER_HOST where it is")
                .containsPattern("server +warning +none runs; ")
                .containsPattern("store +ok +there is none yet at ")
                .containsPattern("orphans +warning +not looked at, as no server runs");
        assertThat(bench.run("doctor -o json").out()).contains("\"check\" : \"engine\"", "\"state\" : \"problem\"");
    }

    @Test
    void fullDiskIsAProblemInBytesAndInInodes() {
        assertThat(space(500 * GB, 250 * GB, 1000, 900).state()).isEqualTo(State.OK);
        assertThat(space(500 * GB, 40 * GB, 1000, 900).state()).isEqualTo(State.WARNING);
        assertThat(space(500 * GB, GB / 2, 1000, 900).state()).isEqualTo(State.PROBLEM);
        assertThat(space(500 * GB, 250 * GB, 1000, 10))
                .isEqualTo(Finding.problem(
                        "disk",
                        "state in /srv: 250 GB of 500 GB free, 1 % of inodes free",
                        "make room, for instance with 'slipway images clean'"));
        assertThat(space(500 * GB, 250 * GB, 0, 0).text()).isEqualTo("state in /srv: 250 GB of 500 GB free");
    }

    private static Finding space(long total, long free, long files, long freeFiles) {
        return new Space(Path.of("/srv"), total, free, files, freeFiles).judged("state");
    }

    @Test
    void clocksMayNotBeApart() {
        assertThat(EngineChecks.clock(NOON, NOON.plusSeconds(1)).state()).isEqualTo(State.OK);
        assertThat(EngineChecks.clock(NOON.plusSeconds(5), NOON))
                .isEqualTo(Finding.warning(
                        "clock",
                        "the engine's is 5.0 s ahead of ours",
                        "set both by NTP; ages of gears and health checks go by them"));
        assertThat(EngineChecks.clock(NOON, NOON.plusSeconds(60)).state()).isEqualTo(State.PROBLEM);
    }

    @Test
    void missingCapabilitiesAreNamed() {
        assertThat(EngineChecks.capabilities(List.of()).state()).isEqualTo(State.OK);
        assertThat(EngineChecks.capabilities(List.of("SYS_RESOURCE")))
                .isEqualTo(Finding.warning(
                        "rights",
                        "the machine lacks CAP_SYS_RESOURCE",
                        "privileged gears get every other capability and all devices instead"));
    }

    @Test
    void damagedStoreAndEventsOfTheFutureAreProblems() {
        assertThat(StoreChecks.judged(health(NOON), NOON))
                .containsExactly(
                        Finding.ok("store", "/s/store.db, platform 1a2b3c4d5e6f, form 1, 4.10 kB, written in 3 ms"));
        assertThat(StoreChecks.judged(health(NOON.plusSeconds(60), "row 3 missing from index"), NOON))
                .extracting(Finding::text)
                .containsExactly(
                        "/s/store.db, platform 1a2b3c4d5e6f, form 1, 4.10 kB, written in 3 ms; damaged: row 3 missing from index",
                        "the newest event is from the future: 2026-01-01T12:01:00Z");
    }

    private static StoreHealth health(Instant newest, String... faults) {
        return new StoreHealth("/s/store.db", "1a2b3c4d5e6f", 1, 4096, List.of(faults), Duration.ofMillis(3), newest);
    }

    @Test
    void orphansAreOfNoKnownApplicationAndVolumesAreKept() {
        var all = new Holdings(
                List.of(container("shop-web-1", of("shop")), container("blog-web-1", of("blog"))),
                List.of(network("blog_default", of("blog"))),
                List.of(new VolumeDetails("blog_data", "local", of("blog"), "/")));
        assertThat(all.orphans("us", Set.of("shop", "blog")).judged()).isEqualTo(Finding.ok("orphans", "none"));
        assertThat(all.orphans("us", Set.of("shop")).judged())
                .isEqualTo(Finding.warning(
                        "orphans",
                        "container blog-web-1, network blog_default of no application of this server;"
                                + " 1 volume of removed applications kept",
                        "some are of an earlier version, and may be another server's; if no other uses this engine,"
                                + " 'slipway doctor --remove-orphans' removes them, but no volume"));
    }

    @Test
    void whatOtherPlatformsHaveIsNoOrphan() {
        var all = new Holdings(
                List.of(
                        container("shop-web-1", of("shop", "us")),
                        container("blog-web-1", of("blog", "them")),
                        container("wiki-web-1", of("wiki", "them"))),
                List.of(network("blog_default", of("blog", "them"))),
                List.of(new VolumeDetails("old_data", "local", of("old", "gone"), "/")));
        assertThat(all.orphans("us", Set.of()).containers())
                .extracting(ContainerSummary::name)
                .containsExactly("shop-web-1");
        assertThat(all.orphans("us", Set.of()).judged().advice())
                .isEqualTo("'slipway doctor --remove-orphans' removes them, but no volume");
        assertThat(all.others("us"))
                .containsExactly(
                        new Finding(
                                "platforms",
                                State.OK,
                                "another one, gone, has 0 containers and 0 networks, 1 volume of old",
                                ""),
                        new Finding(
                                "platforms",
                                State.OK,
                                "another one, them, has 2 containers and 1 network, 0 volumes of blog, wiki",
                                "if it is gone for good, 'slipway doctor --remove-orphans --of them' removes them, but no"
                                        + " volume"));
    }

    @Test
    void ofNeedsToBeToldToRemove() {
        assertThat(new Workbench(folder, EngineAddress.parse("unix:///nowhere/docker.sock")).run("doctor --of x"))
                .isEqualTo(new Result(2, "", "slipway: --of says what --remove-orphans removes; give both\n"));
    }

    private static ContainerSummary container(String name, Map<String, String> labels) {
        return new ContainerSummary(name, name, "web", "sha256:1", labels, "running", NOON);
    }

    private static NetworkDetails network(String name, Map<String, String> labels) {
        return new NetworkDetails(name, name, "bridge", labels, List.of(), List.of());
    }

    private static Map<String, String> of(String application) {
        return Map.of(Labels.APPLICATION, application);
    }

    private static Map<String, String> of(String application, String platform) {
        return Map.of(Labels.APPLICATION, application, Labels.PLATFORM, platform);
    }
}

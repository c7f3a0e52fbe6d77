package dev.slipway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatObject;

import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.config.ConfigEntry;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Deployment.State;
import dev.slipway.platform.release.Project;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Settings;
import dev.slipway.platform.store.DuplicateException;
import dev.slipway.platform.store.Identity;
import dev.slipway.platform.store.Records;
import dev.slipway.platform.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class StoreContract {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");

    private Store store;

    /** A new store, or a second look at the one that was opened last. */
    abstract Store open();

    /** Whatever must be done before the next test gets a store of its own. */
    abstract void forget();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
        forget();
    }

    @Test
    void identityIsMadeOnceAndKept() {
        assertThatObject(Identity.find(store)).isEqualTo(Optional.empty());
        var identity = Identity.of(store, new Random(1));
        assertThat(identity).matches("[0-9a-f]{12}");
        assertThat(Identity.of(store, new Random(2))).isEqualTo(identity);
        assertThatObject(Identity.find(store)).isEqualTo(Optional.of(identity));
    }

    @Test
    void aNewStoreHasOnlyTheDefaultProject() {
        assertThatObject(store.read(Records::projects)).isEqualTo(List.of(new Project("default", false)));
        assertThatObject(store.read(Records::applications)).isEqualTo(List.of());
        assertThatObject(store.read(Records::lastEvent)).isEqualTo(0L);
    }

    @Test
    void projectsAreAddedAndChanged() {
        write(records -> records.put(new Project("cloud", false)));
        write(records -> records.put(new Project("cloud", true)));
        assertThatObject(store.read(Records::projects))
                .isEqualTo(List.of(new Project("cloud", true), new Project("default", false)));
    }

    @Test
    void applicationsComeByName() {
        write(records -> {
            records.add(application("shop_b"));
            records.add(application("shop-c"));
            records.add(application("shop"));
        });
        assertThatObject(store.read(Records::applications))
                .isEqualTo(List.of(application("shop"), application("shop-c"), application("shop_b")));
        assertThatObject(store.read(records -> records.application("shop")))
                .isEqualTo(Optional.of(application("shop")));
        assertThatObject(store.read(records -> records.application("other"))).isEqualTo(Optional.empty());
    }

    @Test
    void anApplicationIsChangedWhole() {
        var settings = new Settings(
                Map.of("web", 3), Set.of("db"), Set.of("db"), Map.of("web", NOON), Map.of("web.2", NOON.plusNanos(1)));
        var changed = new Application("shop", "default", 7, settings, true, true, NOON);
        write(records -> records.add(application("shop")));
        write(records -> records.put(changed));
        assertThatObject(store.read(records -> records.application("shop"))).isEqualTo(Optional.of(changed));
    }

    @Test
    void addRefusesTheNameOfAnother() {
        write(records -> records.add(application("shop")));
        assertThatExceptionOfType(DuplicateException.class)
                .isThrownBy(() -> write(records -> records.add(application("shop"))))
                .withMessage("there is an application 'shop' already");
    }

    @Test
    void nothingIsKeptForApplicationsThatAreNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(records -> records.put(application("shop"))))
                .withMessage("there is no application 'shop'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(records -> records.add("shop", release(1))))
                .withMessage("there is no application 'shop'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(records ->
                        records.add(new Application("shop", "none", 0, Settings.none(), false, false, NOON))))
                .withMessage("there is no project 'none'");
    }

    @Test
    void releasesFollowEachOther() {
        write(records -> {
            records.add(application("shop"));
            records.add("shop", release(1));
            records.add("shop", release(2));
            records.add("shop", release(3));
        });
        assertThatObject(store.read(records -> records.releases("shop", 2))).isEqualTo(List.of(release(3), release(2)));
        assertThatObject(store.read(records -> records.release("shop", 1))).isEqualTo(Optional.of(release(1)));
        assertThatObject(store.read(records -> records.release("shop", 4))).isEqualTo(Optional.empty());
        assertThatObject(store.read(records -> records.lastRelease("shop"))).isEqualTo(3);
        assertThatObject(store.read(records -> records.lastRelease("other"))).isEqualTo(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(records -> records.add("shop", release(5))))
                .withMessage("release 5 of 'shop' does not follow 3");
    }

    @Test
    void deploymentsChangeUntilTheyEnd() {
        write(records -> {
            records.add(application("shop"));
            records.add("shop", deployment(1, State.SUCCEEDED));
            records.add("shop", deployment(2, State.ROLLING));
            records.add("shop", deployment(3, State.QUEUED));
            records.put("shop", deployment(2, State.DRAINING));
        });
        assertThatObject(store.read(records -> records.unfinished("shop")))
                .isEqualTo(List.of(deployment(2, State.DRAINING), deployment(3, State.QUEUED)));
        assertThatObject(store.read(records -> records.deployments("shop", 2)))
                .isEqualTo(List.of(deployment(3, State.QUEUED), deployment(2, State.DRAINING)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(records -> records.put("shop", deployment(1, State.FAILED))))
                .withMessage("'shop' has no unfinished deployment 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(records -> records.add("shop", deployment(3, State.QUEUED))))
                .withMessage("deployment 3 of 'shop' does not follow 3");
    }

    @Test
    void theNewestConfigurationCounts() {
        write(records -> records.add(application("shop")));
        assertThatObject(store.read(records -> records.config("shop"))).isEqualTo(Config.empty());
        write(records -> {
            records.add("shop", config(1));
            records.add("shop", config(2));
        });
        assertThatObject(store.read(records -> records.config("shop"))).isEqualTo(config(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(records -> records.add("shop", config(2))))
                .withMessage("configuration 2 of 'shop' does not follow 2");
    }

    @Test
    void eventsAreNumberedOverAllApplications() {
        write(records -> {
            assertThat(records.append(event(0, "shop"))).isEqualTo(event(1, "shop"));
            records.append(event(0, "blog"));
            records.append(event(0, "shop"));
        });
        assertThatObject(store.read(records -> records.events("", 1, 9)))
                .isEqualTo(List.of(event(2, "blog"), event(3, "shop")));
        assertThatObject(store.read(records -> records.events("shop", 0, 9)))
                .isEqualTo(List.of(event(1, "shop"), event(3, "shop")));
        assertThatObject(store.read(records -> records.events("shop", 0, 1))).isEqualTo(List.of(event(1, "shop")));
        assertThatObject(store.read(Records::lastEvent)).isEqualTo(3L);
    }

    @Test
    void removeTakesAllButEvents() {
        write(records -> {
            records.add(application("shop"));
            records.add("shop", release(1));
            records.add("shop", config(1));
            records.add("shop", deployment(1, State.ROLLING));
            records.append(event(0, "shop"));
        });
        write(records -> records.remove("shop"));
        write(records -> records.add(application("shop")));
        assertThatObject(store.read(records -> records.releases("shop", 9))).isEqualTo(List.of());
        assertThatObject(store.read(records -> records.unfinished("shop"))).isEqualTo(List.of());
        assertThatObject(store.read(records -> records.config("shop"))).isEqualTo(Config.empty());
        assertThatObject(store.read(records -> records.events("shop", 0, 9))).isEqualTo(List.of(event(1, "shop")));
    }

    @Test
    void notesAreKeptByKindAndKey() {
        write(records -> {
            records.putNote("token", "b", "1");
            records.putNote("token", "a_", "2");
            records.putNote("token", "a-", "3");
            records.putNote("key", "a-", "4");
            records.putNote("token", "b", "5 ✓ 'quoted'");
            records.removeNote("token", "a_");
            records.removeNote("token", "absent");
        });
        assertThatObject(store.read(records -> records.noteKeys("token"))).isEqualTo(List.of("a-", "b"));
        assertThatObject(store.read(records -> records.note("token", "b"))).isEqualTo(Optional.of("5 ✓ 'quoted'"));
        assertThatObject(store.read(records -> records.note("key", "b"))).isEqualTo(Optional.empty());
        assertThatObject(store.read(records -> records.noteKeys("none"))).isEqualTo(List.of());
    }

    @Test
    void aUnitOfWorkThatThrowsLeavesNothing() {
        write(records -> {
            records.add(application("shop"));
            records.putNote("token", "a", "1");
        });
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> write(records -> {
                    records.append(event(0, "shop"));
                    records.putNote("token", "a", "2");
                    records.remove("shop");
                    records.add(application("blog"));
                    throw new IllegalStateException("stop");
                }));
        assertThatObject(store.read(Records::applications)).isEqualTo(List.of(application("shop")));
        assertThatObject(store.read(records -> records.note("token", "a"))).isEqualTo(Optional.of("1"));
        assertThatObject(store.read(Records::lastEvent)).isEqualTo(0L);
    }

    @Test
    void whatWasWrittenIsThereWhenTheStoreIsOpenedAgain() {
        write(records -> {
            records.add(application("shop"));
            records.add("shop", release(1));
        });
        store.close();
        store = open();
        assertThatObject(store.read(records -> records.release("shop", 1))).isEqualTo(Optional.of(release(1)));
    }

    @Test
    void noneOfManyUpdatesAtOnceIsLost() throws Exception {
        write(records -> records.putNote("counter", "all", "0"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var updates = IntStream.range(0, 100)
                    .mapToObj(_ -> threads.submit(this::countOne))
                    .toList();
            for (var update : updates) {
                update.get();
            }
        }
        assertThatObject(store.read(records -> records.note("counter", "all"))).isEqualTo(Optional.of("100"));
        var events = store.read(records -> records.events("", 0, 1000));
        assertThat(events)
                .extracting(Event::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 100).mapToObj(Long::valueOf).toList());
    }

    private void countOne() {
        write(records -> {
            var count = Integer.parseInt(records.note("counter", "all").orElseThrow());
            records.append(event(0, "shop"));
            records.putNote("counter", "all", String.valueOf(count + 1));
        });
    }

    private void write(Consumer<Records> work) {
        store.inTransaction(records -> {
            work.accept(records);
            return "";
        });
    }

    private static Application application(String name) {
        return new Application(name, "default", 0, Settings.none(), false, false, NOON);
    }

    private static Release release(int version) {
        var spec = new ApplicationSpec(
                "shop",
                Map.of("web", ServiceSpec.of("web", "web:" + version)),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of());
        return new Release(version, spec, Map.of("web", Digest.of("web")), config(3), "ann", "up", 0, NOON);
    }

    private static Config config(int version) {
        return new Config(
                version, List.of(new ConfigEntry("PORT", "", new ConfigEntry.Value.Plain("80" + version), version)));
    }

    private static Deployment deployment(int id, State state) {
        return new Deployment(id, 2, 1, state, "waits for web.1", NOON, state.ended() ? NOON : null);
    }

    private static Event event(long number, String application) {
        return new Event(number, NOON, application, "ann", "release.made", "made v1", Map.of("release", "1"));
    }
}

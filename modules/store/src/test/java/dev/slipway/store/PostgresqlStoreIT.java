package dev.slipway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatObject;

import dev.slipway.platform.event.Event;
import dev.slipway.platform.store.Identity;
import dev.slipway.platform.store.Store;
import dev.slipway.platform.store.StoreException;
import dev.slipway.testing.Postgresql;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class PostgresqlStoreIT extends StoreContract {
    private final AtomicInteger databases = new AtomicInteger();
    private Postgresql postgresql;
    private StoreLocation location;

    @BeforeAll
    void startPostgresql() {
        postgresql = Postgresql.start();
        location = another();
    }

    @AfterAll
    void stopPostgresql() {
        postgresql.close();
    }

    @Override
    Store open() {
        return SqlStore.open(location);
    }

    @Override
    void forget() {
        location = another();
    }

    private StoreLocation another() {
        return StoreLocation.parse(postgresql.database("store" + databases.incrementAndGet()));
    }

    @Test
    void twoServersDoNotLoseEachOthersUpdates() throws Exception {
        try (var one = open();
                var other = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            count(one, 0);
            var updates = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> count(i % 2 == 0 ? one : other, 1)))
                    .toList();
            for (var update : updates) {
                update.get();
            }
            assertThatObject(one.read(records -> records.note("counter", "all")))
                    .isEqualTo(Optional.of("50"));
        }
    }

    @Test
    void examinationReadsAllAndWritesSomething() {
        try (var store = SqlStore.open(location)) {
            var platform = Identity.of(store, new Random(1));
            var time = Instant.parse("2026-11-21T12:00:00Z");
            store.inTransaction(records -> records.append(new Event(0, time, "shop", "ann", "kind", "text", Map.of())));
            var health = store.examine();
            assertThat(health)
                    .isEqualTo(new StoreHealth(
                            location.toString(),
                            platform,
                            Migrations.LAST,
                            health.size(),
                            List.of(),
                            health.write(),
                            time));
            assertThat(health.location()).startsWith("jdbc:postgresql://").doesNotContain("?");
            assertThat(health.size()).isPositive();
            assertThat(health.write()).isPositive();
            assertThatObject(store.read(records -> records.noteKeys("doctor"))).isEqualTo(List.of());
        }
    }

    @Test
    void openRefusesTheStoreOfANewerProgram() throws SQLException {
        open().close();
        try (var connection = DriverManager.getConnection(((StoreLocation.Postgresql) location).url());
                var statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO migration (version) VALUES (99)");
        }
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(this::open)
                .withMessage(
                        "store " + location + " was last used by a newer version of slipway: its tables have form 99,"
                                + " this version knows up to " + Migrations.LAST);
    }

    @Test
    void openSaysWhyThereIsNoDatabase() {
        var absent = StoreLocation.parse(
                location.toString().replaceFirst("store[0-9]+$", "absent").replaceFirst("^jdbc:", "")
                        + "?user=slipway");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SqlStore.open(absent))
                .withMessage("store " + absent + ": FATAL: database \"absent\" does not exist");
    }

    private static String count(Store store, int more) {
        return store.inTransaction(records -> {
            var count = records.note("counter", "all").map(Integer::parseInt).orElse(0) + more;
            records.putNote("counter", "all", String.valueOf(count));
            return "";
        });
    }
}

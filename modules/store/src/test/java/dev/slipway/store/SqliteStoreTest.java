package dev.slipway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatObject;

import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Settings;
import dev.slipway.platform.store.Records;
import dev.slipway.platform.store.Store;
import dev.slipway.platform.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    @Override
    Store open() {
        return SqlStore.open(new StoreLocation.Sqlite(file()));
    }

    @Override
    void forget() {
        // The next test has another folder.
    }

    @Test
    void nobodyElseOfTheMachineReadsTheStore() throws IOException {
        try (var store = open()) {
            store.inTransaction(records -> {
                records.putNote("token", "a", "1");
                return "";
            });
            try (var files = Files.list(file().getParent())) {
                assertThat(files)
                        .hasSizeGreaterThan(1)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void examinationReadsAllAndWritesSomething() {
        try (var store = SqlStore.open(new StoreLocation.Sqlite(file()))) {
            var health = store.examine();
            assertThat(health.location()).isEqualTo(file().toString());
            assertThat(health.platform()).isEmpty();
            assertThat(health.form()).isEqualTo(Migrations.LAST);
            assertThat(health.size()).isPositive();
            assertThat(health.faults()).isEmpty();
            assertThat(health.newestEvent()).isNull();
            assertThatObject(store.read(records -> records.noteKeys("doctor"))).isEqualTo(List.of());
        }
    }

    @Test
    void aFullStoreSaysSoAndKeepsWhatItHad() {
        try (var store = open()) {
            store.inTransaction(records -> {
                records.putNote("token", "a", "1");
                return "";
            });
        }
        var small = new Properties();
        small.setProperty("max_page_count", "60");
        try (var store = SqlStore.open(new StoreLocation.Sqlite(file()), small)) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.inTransaction(records -> {
                        records.putNote("token", "a", "2");
                        records.putNote("token", "b", "x".repeat(1 << 20));
                        return "";
                    }))
                    .withMessageStartingWith("store " + file() + ": ")
                    .withMessageContaining("database or disk is full");
            assertThatObject(store.read(records -> records.noteKeys("token"))).isEqualTo(List.of("a"));
            assertThatObject(store.read(records -> records.note("token", "a"))).isEqualTo(Optional.of("1"));
        }
    }

    @Test
    void openRefusesWhatIsNoStore() throws IOException {
        var letter = Files.writeString(folder.resolve("letter"), "Dear all, this is no database. ".repeat(10));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SqlStore.open(new StoreLocation.Sqlite(letter)))
                .withMessageStartingWith("store " + letter + ": ")
                .withMessageContaining("file is not a database");
    }

    @Test
    void openRefusesTheStoreOfANewerProgram() throws SQLException {
        open().close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO migration (version) VALUES (99)");
        }
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(this::open)
                .withMessage("store " + file() + " was last used by a newer version of slipway:"
                        + " its tables have form 99, this version knows up to 1");
    }

    @Test
    void applicationsOfBeforeServicesWereRemovedAreRead() throws SQLException {
        write("{\"scale\":{\"web\":3},\"stopped\":[\"web\"],\"restartedBefore\":{},\"replacedBefore\":{}}");
        try (var store = open()) {
            var settings = Settings.none().withScale(Map.of("web", 3)).withStopped(Set.of("web"), Set.of());
            assertThatObject(store.read(Records::applications))
                    .isEqualTo(List.of(new Application("shop", "default", 0, settings, false, false, Instant.EPOCH)));
        }
    }

    @Test
    void whatIsUnknownIsRefusedByItsName() throws SQLException {
        write("{\"scale\":{},\"paused\":true}");
        try (var store = open()) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.read(Records::applications))
                    .withMessage(
                            "store " + file() + ": application 'shop' cannot be read: settings.paused: unknown field;"
                                    + " expected one of removed, replacedBefore, restartedBefore, scale, stopped; another version"
                                    + " of slipway wrote it");
        }
    }

    /** An application with these settings. */
    private void write(String settings) throws SQLException {
        open().close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.prepareStatement(
                        "INSERT INTO application (name, project, document) VALUES ('shop', 'default', ?)")) {
            statement.setString(
                    1,
                    "{\"name\":\"shop\",\"project\":\"default\",\"current\":0,\"settings\":" + settings
                            + ",\"destroying\":false,\"keepVolumes\":false,\"created\":\"1970-01-01T00:00:00Z\"}");
            statement.executeUpdate();
        }
    }

    private Path file() {
        return folder.resolve("state").resolve("store.db");
    }
}

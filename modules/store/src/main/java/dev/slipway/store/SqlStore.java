package dev.slipway.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.store.Identity;
import dev.slipway.platform.store.Store;
import dev.slipway.platform.store.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;

/**
 * A store in a database. One unit of work writes at a time, as in SQLite, so that none must be tried again; on
 * PostgreSQL a lock that goes with the transaction keeps other servers out, too.
 *
 * <p>A unit of work must not begin another one.
 */
public final class SqlStore implements Store {
    /** Any number that nobody else uses in the same database. */
    private static final long WRITER_LOCK = 0x51_1b_0a_70;

    private final StoreLocation location;
    private final HikariDataSource writer;
    private final HikariDataSource readers;

    private SqlStore(StoreLocation location, HikariDataSource writer, HikariDataSource readers) {
        this.location = location;
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * Opens the store there, makes it where there is none, and brings its tables to what this program uses.
     *
     * @throws StoreException when the database cannot be opened or belongs to a newer program
     */
    public static SqlStore open(StoreLocation location) {
        return open(location, new Properties());
    }

    /** With further properties for the connection that writes. */
    static SqlStore open(StoreLocation location, Properties properties) {
        if (location instanceof StoreLocation.Sqlite(var file)) {
            makeFile(file);
        }
        var store = new SqlStore(
                location, pool(location, at -> Pools.writer(at, properties)), pool(location, Pools::readers));
        try {
            store.migrate();
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    @Override
    public <T> T inTransaction(Work<T> work) {
        return within(writer, beginWriting(), sql -> work.on(new SqlRecords(sql)));
    }

    @Override
    public <T> T read(Work<T> work) {
        return within(readers, beginReading(), sql -> work.on(new SqlRecords(sql)));
    }

    /**
     * Looks whether all of it can be read and something can be written.
     *
     * @throws StoreException when not even that can be found out
     */
    public StoreHealth examine() {
        var begun = System.nanoTime();
        inTransaction(records -> {
            records.putNote("doctor", "write", "1");
            return true;
        });
        var write = Duration.ofNanos(System.nanoTime() - begun);
        inTransaction(records -> {
            records.removeNote("doctor", "write");
            return true;
        });
        var platform = Identity.find(this).orElse("");
        var newest = read(records -> {
            var last = records.lastEvent();
            return last == 0 ? List.<Event>of() : records.events("", last - 1, 1);
        });
        return within(
                readers,
                beginReading(),
                sql -> new StoreHealth(
                        location.toString(),
                        platform,
                        (int) sql.number("SELECT MAX(version) FROM migration"),
                        sql.number(sizeQuery()),
                        faults(sql),
                        write,
                        newest.isEmpty() ? null : newest.getFirst().time()));
    }

    private String sizeQuery() {
        return switch (location) {
            case StoreLocation.Sqlite _ -> "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
            case StoreLocation.Postgresql _ -> "SELECT pg_database_size(current_database())";
        };
    }

    /** PostgreSQL looks after itself; SQLite has to be asked. */
    private List<String> faults(Statements sql) {
        return switch (location) {
            case StoreLocation.Sqlite _ ->
                sql.list(row -> row.getString(1), "PRAGMA integrity_check").stream()
                        .filter(line -> !line.equals("ok"))
                        .toList();
            case StoreLocation.Postgresql _ -> List.of();
        };
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }

    private void migrate() {
        within(writer, beginWriting(), sql -> {
            Migrations.apply(sql);
            return location;
        });
    }

    private List<String> beginWriting() {
        return switch (location) {
            case StoreLocation.Sqlite _ -> List.of("BEGIN IMMEDIATE");
            case StoreLocation.Postgresql _ -> List.of("BEGIN", "SELECT pg_advisory_xact_lock(" + WRITER_LOCK + ")");
        };
    }

    private List<String> beginReading() {
        return switch (location) {
            case StoreLocation.Sqlite _ -> List.of("BEGIN");
            case StoreLocation.Postgresql _ -> List.of("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        };
    }

    /**
     * Transactions are begun by hand: with auto-commit off, SQLite's driver begins the next one as soon as one has ended,
     * and so would keep all others from writing for ever.
     */
    private <T> T within(HikariDataSource pool, List<String> begin, Function<Statements, T> transaction) {
        try (var connection = pool.getConnection()) {
            var sql = new Statements(connection, location);
            try {
                begin.forEach(sql::execute);
                var result = transaction.apply(sql);
                sql.execute("COMMIT");
                return result;
            } catch (RuntimeException | Error e) {
                rollBack(pool, sql, e);
                throw e;
            }
        } catch (SQLException e) {
            throw Statements.fault(location, e);
        }
    }

    /** Ends the transaction; a connection of which that is not certain is not used again. */
    private static void rollBack(HikariDataSource pool, Statements sql, Throwable reason) {
        try {
            sql.execute("ROLLBACK");
        } catch (StoreException e) {
            // A database that ran out of space has rolled back by itself already.
            reason.addSuppressed(e);
            pool.evictConnection(sql.connection());
        }
    }

    private static HikariDataSource pool(StoreLocation location, Function<StoreLocation, HikariDataSource> pools) {
        try {
            return pools.apply(location);
        } catch (PoolInitializationException e) {
            throw Statements.fault(location, e.getCause() instanceof SQLException cause ? cause : e);
        }
    }

    /** Others of the machine must not read it; SQLite gives its further files the same permissions. */
    private static void makeFile(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException _) {
            // Made by an earlier start.
        } catch (IOException e) {
            throw new StoreException("store " + file + " cannot be made: " + e, e);
        }
    }
}

package dev.slipway.store;

import dev.slipway.platform.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings a database to the tables this program uses: the scripts {@code 1.sql}, {@code 2.sql}, … beside this class, each
 * once and all within one transaction.
 */
final class Migrations {
    /** Number of the last script. */
    static final int LAST = 1;

    private Migrations() {}

    static void apply(Statements sql) {
        sql.change("CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY)");
        var done = (int) sql.number("SELECT COALESCE(MAX(version), 0) FROM migration");
        if (done > LAST) {
            throw new StoreException("store " + sql.location() + " was last used by a newer version of slipway:"
                    + " its tables have form " + done + ", this version knows up to " + LAST);
        }
        for (var version = done + 1; version <= LAST; version++) {
            for (var statement : script(version).split(";", -1)) {
                if (!statement.isBlank()) {
                    sql.change(statement);
                }
            }
            sql.change("INSERT INTO migration (version) VALUES (?)", version);
        }
    }

    /** A script without comments. */
    private static String script(int version) {
        try (var in = open(version + ".sql")) {
            return Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1))
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        var in = Migrations.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("there is no " + name + " beside " + Migrations.class);
        }
        return in;
    }
}

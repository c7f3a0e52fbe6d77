package dev.slipway.store;

import java.nio.file.Path;

/** Where a store is. */
public sealed interface StoreLocation {
    /**
     * A file of SQLite's.
     *
     * @param file the file; it is made where there is none
     */
    record Sqlite(Path file) implements StoreLocation {
        /** Refuses names that the driver would read as something else. */
        public Sqlite {
            if (file.toString().contains("?")) {
                throw new IllegalArgumentException("store '" + file + "': expected a name without '?'");
            }
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /**
     * A database of PostgreSQL's.
     *
     * @param url as PostgreSQL's JDBC driver reads it, such as {@code jdbc:postgresql://db:5432/slipway?user=slipway}
     */
    record Postgresql(String url) implements StoreLocation {
        /** Without parameters, one of which may be a password. */
        @Override
        public String toString() {
            return url.replaceFirst("\\?.*", "");
        }
    }

    /** Reads {@code postgresql://…}, with or without {@code jdbc:} before it, or the name of a file. */
    static StoreLocation parse(String text) {
        if (text.startsWith("postgresql://")) {
            return new Postgresql("jdbc:" + text);
        }
        if (text.startsWith("jdbc:postgresql://")) {
            return new Postgresql(text);
        }
        if (text.isBlank() || text.matches("[a-z][a-z+]*:.*")) {
            throw new IllegalArgumentException(
                    "store '" + text + "': expected the name of a file or 'postgresql://HOST[:PORT]/DATABASE?user=…'");
        }
        return new Sqlite(Path.of(text).toAbsolutePath());
    }
}

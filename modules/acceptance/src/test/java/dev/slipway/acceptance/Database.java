package dev.slipway.acceptance;

import dev.slipway.testing.Postgresql;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/** Where servers keep what they have: most tests run once with each kind. */
sealed interface Database {
    /** One of each kind. */
    static Stream<Database> all() {
        return Stream.of(new File(), new Server(Shared.POSTGRESQL));
    }

    /** An empty store, as {@code --store} names it, for a server with this folder. */
    String store(Path folder);

    /** SQLite. */
    record File() implements Database {
        @Override
        public String store(Path folder) {
            return folder.resolve("store.db").toString();
        }

        @Override
        public String toString() {
            return "SQLite";
        }
    }

    /**
     * SQLite in another folder than the server's.
     *
     * @param disk the folder
     */
    record OnDisk(Path disk) implements Database {
        @Override
        public String store(Path folder) {
            return disk.resolve("store.db").toString();
        }
    }

    /**
     * PostgreSQL.
     *
     * @param postgresql where databases are made
     */
    record Server(Postgresql postgresql) implements Database {
        @Override
        public String store(Path folder) {
            return postgresql.database(
                    "it" + UUID.randomUUID().toString().replace("-", "").substring(0, 16));
        }

        @Override
        public String toString() {
            return "PostgreSQL";
        }
    }

    /** One for all tests, as making one takes longer than most of them. */
    final class Shared {
        private static final Postgresql POSTGRESQL = start();

        private Shared() {}

        private static Postgresql start() {
            var postgresql = Postgresql.start();
            Runtime.getRuntime().addShutdownHook(new Thread(postgresql::close));
            return postgresql;
        }
    }
}

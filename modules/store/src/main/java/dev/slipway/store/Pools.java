package dev.slipway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;

/** Connections to each kind of database. */
final class Pools {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int READERS = 4;

    private Pools() {}

    /** One connection: whoever writes waits for its turn here, and not in the database. */
    static HikariDataSource writer(StoreLocation location, Properties properties) {
        var config = of(location);
        properties.forEach((name, value) -> config.addDataSourceProperty(name.toString(), value));
        config.setPoolName("writer");
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    static HikariDataSource readers(StoreLocation location) {
        var config = of(location);
        config.setPoolName("readers");
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    private static HikariConfig of(StoreLocation location) {
        var config = new HikariConfig();
        config.setConnectionTimeout(PATIENCE.toMillis());
        switch (location) {
            case StoreLocation.Sqlite(var file) -> {
                config.setJdbcUrl("jdbc:sqlite:" + file);
                config.setMaxLifetime(0);
                config.addDataSourceProperty("journal_mode", "WAL");
                config.addDataSourceProperty("synchronous", "FULL");
                config.addDataSourceProperty("foreign_keys", "true");
                config.addDataSourceProperty("busy_timeout", String.valueOf(PATIENCE.toMillis()));
            }
            case StoreLocation.Postgresql(var url) -> config.setJdbcUrl(url);
        }
        return config;
    }
}

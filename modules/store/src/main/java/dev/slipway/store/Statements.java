package dev.slipway.store;

import dev.slipway.platform.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SQL on one connection; {@code ?} stands for text or a whole number. What the database refuses is a
 * {@link StoreException}.
 */
record Statements(Connection connection, StoreLocation location) {
    /** How a row is read. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(Row<T> type, String sql, Object... values) {
        try (var statement = prepared(sql, values);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(type.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw fault(location, e);
        }
    }

    <T> Optional<T> first(Row<T> type, String sql, Object... values) {
        return list(type, sql, values).stream().findFirst();
    }

    /** Number of a query that always has one row. */
    long number(String sql, Object... values) {
        return list(row -> row.getLong(1), sql, values).getFirst();
    }

    /** Rows it changed. */
    int change(String sql, Object... values) {
        try (var statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw fault(location, e);
        }
    }

    /** A statement without values, such as one that begins or ends a transaction. */
    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw fault(location, e);
        }
    }

    static StoreException fault(StoreLocation location, Exception cause) {
        return new StoreException("store " + location + ": " + cause.getMessage(), cause);
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}

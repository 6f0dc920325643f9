package io.penstock.runtime.metadata.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;

/** A connection with its prepared statements. For one thread at a time. */
final class SqliteSession implements AutoCloseable {

    private static final int BUSY_TIMEOUT_MILLIS = 20_000;

    /** Keys are random, and so are the pages that they fall on. */
    private static final int CACHE_KIBIBYTES = 32 * 1024;

    /** A page that changes often is copied into the database once for many commits. */
    private static final int PAGES_BETWEEN_CHECKPOINTS = 8 * 1024;

    private static final int MOST_JOURNAL_BYTES = 64 * 1024 * 1024;

    /** Makes a value of the current row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private SqliteSession(Connection connection) {
        this.connection = connection;
    }

    /** Opens a session that writes, making the file if there is none. */
    static SqliteSession writing(Path file) throws SQLException {
        SQLiteConfig config = common();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(-CACHE_KIBIBYTES);
        config.setJournalSizeLimit(MOST_JOURNAL_BYTES);
        SqliteSession session =
                session(SqliteDriver.connect(file, config), "PRAGMA wal_autocheckpoint = " + PAGES_BETWEEN_CHECKPOINTS);
        BusyHandler.setHandler(session.connection, new Turn(BUSY_TIMEOUT_MILLIS));
        return session;
    }

    /** Opens a session that refuses to write. */
    static SqliteSession reading(Path file) throws SQLException {
        return session(SqliteDriver.connect(file, common()), "PRAGMA query_only = ON");
    }

    /** Opens a session on a file that is left as it is, with all that lies beside it, see {@link SqliteDriver#connectReadOnly}. */
    static SqliteSession looking(Path file) throws SQLException {
        SQLiteConfig config = common();
        config.setReadOnly(true);
        return session(SqliteDriver.connectReadOnly(file, config), "PRAGMA query_only = ON");
    }

    /** Opens a session that reads, and writes copies of what it reads. */
    static SqliteSession copying(Path file) throws SQLException {
        return session(SqliteDriver.connect(file, common()), "PRAGMA query_only = OFF");
    }

    /** Executes a statement that is not worth keeping. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Executes a kept statement and returns how many rows it changed. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        return bind(sql, values).executeUpdate();
    }

    <T> List<T> list(RowReader<T> reader, String sql, @Nullable Object... values) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = bind(sql, values).executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    <T> Optional<T> first(RowReader<T> reader, String sql, @Nullable Object... values) throws SQLException {
        try (ResultSet result = bind(sql, values).executeQuery()) {
            return result.next() ? Optional.of(reader.read(result)) : Optional.empty();
        }
    }

    /** Returns the whole number that a query gives, or zero if it gives none. */
    long number(String sql, @Nullable Object... values) throws SQLException {
        return first(row -> row.getLong(1), sql, values).orElse(0L);
    }

    /** Begins a transaction that has the right to write from its start. */
    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    /** Makes the transaction durable. */
    void commit() throws SQLException {
        connection.setAutoCommit(true);
    }

    /** Ends the session; what was not committed is undone. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
        }
    }

    private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static SQLiteConfig common() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setGetGeneratedKeys(false); // else every insert is followed by a query
        return config;
    }

    private static SqliteSession session(Connection connection, String setting) throws SQLException {
        SqliteSession session = new SqliteSession(connection);
        boolean set = false;
        try {
            session.execute(setting);
            set = true;
            return session;
        } finally {
            if (!set) {
                session.close();
            }
        }
    }
}

package io.penstock.runtime.metadata.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * Opens connections without the driver's class that registers itself with the platform, which would keep the class loader of a
 * host's application.
 */
final class SqliteDriver {

    private static final String PREFIX = "jdbc:sqlite:";

    private SqliteDriver() {}

    static Connection connect(Path file, SQLiteConfig config) throws SQLException {
        return connect(uri(file), config);
    }

    /**
     * Connects to a file and leaves it as it is, with what lies beside it. If there is a write-ahead log with its index, someone writes or
     * was ended, and both are read. If there is neither, the database was closed, and is read as a file that nobody changes.
     *
     * @throws SQLException if there is a log and no index: to read it SQLite would make one
     */
    static Connection connectReadOnly(Path file, SQLiteConfig config) throws SQLException {
        boolean indexed = Files.exists(beside(file, "-shm"));
        Path log = beside(file, "-wal");
        if (!indexed && bytes(log) == 0) {
            return connect(uri(file) + "?immutable=1", config);
        }
        if (indexed != Files.exists(log)) {
            throw new SQLException("of '%s' and its index '%s' one is missing".formatted(log, beside(file, "-shm")));
        }
        return connect(uri(file) + "?readonly_shm=1", config);
    }

    /** Returns the path as a URI: of a plain one the driver takes what follows a question mark. */
    private static String uri(Path file) {
        return file.toAbsolutePath().toUri().toString();
    }

    private static Connection connect(String uri, SQLiteConfig config) throws SQLException {
        loadLibrary();
        return new JDBC4Connection(PREFIX + uri, uri, config.toProperties());
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static long bytes(Path log) throws SQLException {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new SQLException("'%s' cannot be looked at: %s".formatted(log, e), e);
        }
    }

    /** To know its system the driver starts a process; the platform's thread that ends it would keep our caller for a minute. */
    @SuppressWarnings("removal") // see Threads
    private static void loadLibrary() throws SQLException {
        try {
            AccessController.doPrivileged((PrivilegedExceptionAction<Boolean>) SqliteDriver::loadWithoutContext);
        } catch (PrivilegedActionException e) {
            throw new SQLException("SQLite's native library cannot be loaded: " + e.getCause(), e.getCause());
        }
    }

    private static boolean loadWithoutContext() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            return SQLiteJDBCLoader.initialize();
        } finally {
            thread.setContextClassLoader(context);
        }
    }
}

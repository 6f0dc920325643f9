package io.penstock.runtime.metadata.sqlite;

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
        loadLibrary();
        String uri = file.toAbsolutePath()
                .toUri()
                .toString(); // of a plain path the driver takes what follows a question mark
        return new JDBC4Connection(PREFIX + uri, uri, config.toProperties());
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

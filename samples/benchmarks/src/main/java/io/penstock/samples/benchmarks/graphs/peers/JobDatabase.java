package io.penstock.samples.benchmarks.graphs.peers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hsqldb.jdbc.JDBCPool;

/** The databases in which Spring Batch keeps its job repository here, each with the pool of connections that it brings. */
enum JobDatabase {

    /** Forces its log to the disk at each commit, as a workspace does. */
    HSQLDB_SYNCED("HSQLDB, synced", "schema-hsqldb.sql") {
        @Override
        DataSource open(Path directory) {
            JDBCPool pool = new JDBCPool(CONNECTIONS);
            pool.setUrl("jdbc:hsqldb:file:" + directory.resolve("jobs") + ";hsqldb.write_delay=false");
            pool.setUser("SA");
            return pool;
        }

        @Override
        void close(DataSource database) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
        }
    },

    /** As it comes: writes half a second after the commit, and does not force it to the disk. */
    H2("H2, not synced", "schema-h2.sql") {
        @Override
        DataSource open(Path directory) {
            return JdbcConnectionPool.create(
                    "jdbc:h2:file:" + directory.resolve("jobs").toAbsolutePath(), "sa", "");
        }

        @Override
        void close(DataSource database) {
            ((JdbcConnectionPool) database).dispose();
        }
    };

    private static final int CONNECTIONS = 8;

    private final String title;
    private final String schema;

    JobDatabase(String title, String schema) {
        this.title = title;
        this.schema = "org/springframework/batch/core/" + schema;
    }

    String title() {
        return title;
    }

    /** Returns the script that makes the tables, as a resource. */
    String schema() {
        return schema;
    }

    /** Opens a database in a directory. */
    abstract DataSource open(Path directory);

    /** Closes a database that was opened here, and all its connections. */
    abstract void close(DataSource database) throws SQLException;
}

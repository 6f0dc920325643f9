package io.penstock.runtime.metadata.sqlite;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** The file of a store: made ready once, then opened for writing as often as that fails. */
final class DatabaseFile {

    /** Another process may be copying and migrating the database. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Path path;
    private final InstantSource clock;

    /**
     * Names a file.
     *
     * @param clock of the time in a backup's name
     */
    DatabaseFile(Path path, InstantSource clock) {
        this.clock = clock;
        this.path = path.toAbsolutePath();
    }

    Path path() {
        return path;
    }

    /**
     * Makes the file and its directory if there are none, and brings it to the newest version. Several processes may do so
     * at once: the change to a write-ahead log does not wait for its turn, so it is asked for again.
     */
    void prepare() {
        makeDirectory();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isPrepared(deadline)) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    SqliteSession writing() throws SQLException {
        return SqliteSession.writing(path);
    }

    private boolean isPrepared(long deadline) {
        try (SqliteSession session = writing()) {
            new Migrations(path, session, clock).run();
            return true;
        } catch (SQLException e) {
            if (SqliteFailure.isBusy(e) && System.nanoTime() < deadline) {
                return false;
            }
            throw SqliteFailure.of(path, e);
        }
    }

    private void makeDirectory() {
        Path directory = path.getParent();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "Workspace '%s' cannot be made: %s. Choose a place that is a directory and can be written."
                            .formatted(directory, e),
                    e);
        }
    }
}

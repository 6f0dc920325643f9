package io.penstock.runtime.metadata.sqlite;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/** A few sessions that read beside the writer, opened when they are needed and kept. */
final class Readers implements AutoCloseable {

    private static final int MOST = 4;

    /** A question to a session. */
    interface Question<T> {
        T ask(SqliteSession session) throws SQLException;
    }

    /** Opens a session. */
    interface Opening {
        SqliteSession open(Path file) throws SQLException;
    }

    private final Path file;
    private final Opening opening;
    private final Semaphore permits = new Semaphore(MOST, true);
    private final Deque<SqliteSession> idle = new ArrayDeque<>();
    private boolean closed;

    Readers(Path file, Opening opening) {
        this.file = file;
        this.opening = opening;
    }

    <T> T ask(Question<T> question) {
        permits.acquireUninterruptibly();
        try {
            return askOne(question);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            permits.release();
        }
    }

    /** Says of a question that failed whether a newer process has changed the tables meanwhile. */
    private EnvironmentException failure(SQLException cause) {
        try (SqliteSession session = opening.open(file)) {
            int version = Migrations.version(session);
            return version > Migrations.VERSION ? Migrations.overtaken(file, version) : SqliteFailure.of(file, cause);
        } catch (SQLException e) {
            cause.addSuppressed(e);
            return SqliteFailure.of(file, cause);
        }
    }

    /** Copies the whole database to a file that does not exist. */
    void copy(Path target) {
        try {
            Backup.copy(file, target);
        } catch (SQLException | IOException e) {
            throw new EnvironmentException(
                    "Metadata database '%s' cannot be copied to '%s': %s. Make room, or choose another place."
                            .formatted(file, target, e),
                    e);
        }
    }

    /** Waits for the questions being answered. */
    @Override
    public void close() {
        permits.acquireUninterruptibly(MOST);
        try {
            closed = true;
            while (!idle.isEmpty()) {
                idle.pop().close();
            }
        } catch (SQLException e) {
            throw SqliteFailure.of(file, e);
        } finally {
            permits.release(MOST);
        }
    }

    /** A session that failed is not kept. */
    private <T> T askOne(Question<T> question) throws SQLException {
        SqliteSession session = take();
        boolean answered = false;
        try {
            T answer = question.ask(session);
            answered = true;
            return answer;
        } finally {
            if (answered) {
                keep(session);
            } else {
                session.close();
            }
        }
    }

    private SqliteSession take() throws SQLException {
        synchronized (idle) {
            if (closed) {
                throw new IllegalStateException("The metadata store '%s' is closed.".formatted(file));
            }
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return opening.open(file);
    }

    private void keep(SqliteSession session) {
        synchronized (idle) {
            idle.push(session);
        }
    }
}

package io.penstock.runtime.metadata.sqlite;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import io.penstock.artifact.Digest;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the newest version by ordered scripts, each applied once. All that are missing are applied in one transaction,
 * by the one process that gets the right to write first, after a {@link Backup}; so whatever ends it leaves the old version or the newest.
 */
final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** The scripts in their order; the first makes version 1. A script that was released is never changed. */
    private static final List<String> SCRIPTS = List.of("001-begin.sql", "002-notes.sql", "003-given-up.sql");

    /** The version that this library reads and writes. */
    static final int VERSION = SCRIPTS.size();

    private static final Splitter STATEMENTS = Splitter.on(";\n").trimResults().omitEmptyStrings();

    private final Path file;
    private final SqliteSession session;
    private final InstantSource clock;

    Migrations(Path file, SqliteSession session, InstantSource clock) {
        this.file = file;
        this.session = session;
        this.clock = clock;
    }

    /**
     * Applies what is missing.
     *
     * @throws EnvironmentException if the database is newer than this library, its scripts were others, or its backup fails
     */
    void run() throws SQLException {
        if (checkedVersion() < VERSION) {
            session.begin();
            migrate(checkedVersion());
            session.commit();
        }
    }

    /**
     * Refuses a database of another version, and changes nothing.
     *
     * @throws EnvironmentException if it is older or newer than this library, or its scripts were others
     */
    void requireNewest() throws SQLException {
        int version = checkedVersion();
        if (version < VERSION) {
            throw new EnvironmentException(
                    "Metadata database '%s' has version %d, made by an older Penstock. Open it once where it can be written, which takes it to version %d."
                            .formatted(file, version, VERSION));
        }
    }

    /** Another process may have been here first; then there is nothing to do. */
    private void migrate(int from) throws SQLException {
        if (from > 0 && from < VERSION) {
            LOG.info("Metadata database '{}' is taken from version {} to {}, after a backup.", file, from, VERSION);
            new Backup(file, from).write(clock.instant());
        }
        for (int version = from + 1; version <= VERSION; version++) {
            apply(version);
        }
    }

    /** Returns the version, 0 of an empty database, after it has been found to be one of ours. */
    private int checkedVersion() throws SQLException {
        if (!isTable("migrations")) {
            return 0;
        }
        int version = version(session);
        if (version > VERSION) {
            throw newer(version);
        }
        refuseOthers(version);
        return version;
    }

    private void apply(int version) throws SQLException {
        String script = script(version);
        session.execute("""
                CREATE TABLE IF NOT EXISTS migrations (
                  version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)""");
        for (String statement : STATEMENTS.split(script)) {
            session.execute(statement);
        }
        session.update(
                "INSERT INTO migrations VALUES (?, ?, datetime('now'))",
                version,
                Digest.of(script).text());
    }

    private void refuseOthers(int newest) throws SQLException {
        for (int version = 1; version <= newest; version++) {
            String expected = Digest.of(script(version)).text();
            Optional<String> found = session.first(
                    row -> row.getString(1), "SELECT checksum FROM migrations WHERE version = ?", version);
            if (!found.equals(Optional.of(expected))) {
                throw new EnvironmentException(
                        "Metadata database '%s' was made by another script of version %d ('%s' instead of '%s'). Use the Penstock that made it, or another workspace."
                                .formatted(file, version, found.orElse("none"), expected));
            }
        }
    }

    private EnvironmentException newer(int version) {
        return new EnvironmentException(
                "Metadata database '%s' has version %d, made by a newer Penstock; this one knows version %d. Use the newer Penstock, or another workspace."
                        .formatted(file, version, VERSION));
    }

    /** Returns the refusal to go on with a database that was opened in time and is newer now. */
    static EnvironmentException overtaken(Path file, int version) {
        return new EnvironmentException(
                "Metadata database '%s' was taken to version %d by a newer Penstock while this one had it open; this one knows version %d and writes nothing more. Start it again with the newer Penstock."
                        .formatted(file, version, VERSION));
    }

    /** Returns the version that a database says it has. */
    static int version(SqliteSession session) throws SQLException {
        return (int) session.number("SELECT max(version) FROM migrations");
    }

    private boolean isTable(String name) throws SQLException {
        return session.number("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", name) > 0;
    }

    private static String script(int version) {
        String name = SCRIPTS.get(version - 1);
        try {
            return Resources.toString(Resources.getResource(Migrations.class, name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("script '%s' of the metadata database".formatted(name), e);
        }
    }
}

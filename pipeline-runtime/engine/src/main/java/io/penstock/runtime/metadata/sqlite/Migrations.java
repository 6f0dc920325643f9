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
import java.util.List;
import java.util.Optional;

/** Brings a database to the newest version: ordered scripts, each applied once, in one transaction, in one process. */
final class Migrations {

    /** The scripts in their order; the first makes version 1. A script that was released is never changed. */
    private static final List<String> SCRIPTS = List.of("001-begin.sql", "002-notes.sql");

    static final int VERSION = SCRIPTS.size();

    private static final Splitter STATEMENTS = Splitter.on(";\n").trimResults().omitEmptyStrings();

    private final Path file;
    private final SqliteSession session;

    Migrations(Path file, SqliteSession session) {
        this.file = file;
        this.session = session;
    }

    /**
     * Applies what is missing.
     *
     * @throws EnvironmentException if the database is newer than this library or its scripts were others
     */
    void run() throws SQLException {
        boolean fresh = !isTable("migrations");
        if (fresh || newest() != SCRIPTS.size()) {
            session.execute("""
                    CREATE TABLE IF NOT EXISTS migrations (
                      version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)""");
            for (int version = 1; version <= SCRIPTS.size(); version++) {
                inTransaction(version);
            }
        }
        refuseNewer();
        refuseOthers();
    }

    private void inTransaction(int version) throws SQLException {
        session.begin();
        if (newest() < version) {
            apply(version);
        }
        session.commit();
    }

    private void apply(int version) throws SQLException {
        String script = script(version);
        for (String statement : STATEMENTS.split(script)) {
            session.execute(statement);
        }
        session.update(
                "INSERT INTO migrations VALUES (?, ?, datetime('now'))",
                version,
                Digest.of(script).text());
    }

    private void refuseNewer() throws SQLException {
        if (newest() > SCRIPTS.size()) {
            throw new EnvironmentException(
                    "Metadata database '%s' has version %d, made by a newer Penstock; this one knows version %d. Use the newer Penstock, or another workspace."
                            .formatted(file, newest(), SCRIPTS.size()));
        }
    }

    private void refuseOthers() throws SQLException {
        for (int version = 1; version <= SCRIPTS.size(); version++) {
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

    static EnvironmentException overtaken(Path file, int version) {
        return new EnvironmentException(
                "Metadata database '%s' was taken to version %d by a newer Penstock while this one had it open; this one knows version %d and writes nothing more. Start it again with the newer Penstock."
                        .formatted(file, version, VERSION));
    }

    private int newest() throws SQLException {
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

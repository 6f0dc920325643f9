package io.penstock.runtime.metadata.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for damage in a database: its pages and indexes as SQLite knows them, and rows that refer to none. It reads the whole file.
 */
final class Integrity {

    /** What refers to what, and a query that counts those whose other end is not there. */
    private record Reference(String what, String query) {}

    private static final List<Reference> REFERENCES = List.of(
            new Reference("events of no run", "SELECT count(*) FROM events WHERE run NOT IN (SELECT number FROM runs)"),
            new Reference(
                    "artifacts without a content",
                    "SELECT count(*) FROM artifacts WHERE content NOT IN (SELECT number FROM contents)"),
            new Reference(
                    "artifacts whose event is not there",
                    "SELECT count(*) FROM artifacts WHERE sequence NOT IN (SELECT sequence FROM events)"),
            new Reference(
                    "edges without a content",
                    "SELECT count(*) FROM edges WHERE content NOT IN (SELECT number FROM contents)"),
            new Reference(
                    "edges without an event",
                    "SELECT count(*) FROM edges WHERE sequence NOT IN (SELECT sequence FROM events)"),
            new Reference(
                    "contents that were given up and are not known",
                    "SELECT count(*) FROM given_up WHERE content NOT IN (SELECT number FROM contents)"));

    private Integrity() {}

    static List<String> problems(SqliteSession session) throws SQLException {
        List<String> problems = new ArrayList<>();
        session.list(row -> row.getString(1), "PRAGMA integrity_check").stream()
                .filter(line -> !line.equals("ok"))
                .forEach(problems::add);
        problems.addAll(session.list(
                row -> "table '%s' refers to a row of '%s' that is not there"
                        .formatted(row.getString(1), row.getString(3)),
                "PRAGMA foreign_key_check"));
        for (Reference reference : REFERENCES) {
            long found = session.number(reference.query());
            if (found > 0) {
                problems.add("%d %s".formatted(found, reference.what()));
            }
        }
        return problems;
    }
}

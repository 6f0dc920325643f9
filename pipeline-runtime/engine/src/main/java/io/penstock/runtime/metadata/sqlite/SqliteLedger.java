package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import io.penstock.spi.Ledger;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Named records and pins in the tables of the same names. */
final class SqliteLedger implements Ledger {

    private static final String SELECT =
            "SELECT name, revision, value, at FROM ledger WHERE name = ? ORDER BY revision";

    private final Readers readers;
    private final GroupCommit commits;
    private final InstantSource clock;

    SqliteLedger(Readers readers, GroupCommit commits, InstantSource clock) {
        this.readers = readers;
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public Optional<Entry> current(String name) {
        return readers.ask(session -> session.first(Rows::entry, SELECT + " DESC LIMIT 1", name));
    }

    @Override
    public Optional<Entry> compareAndSet(String name, long expectedRevision, String value) {
        Entry next = new Entry(name, expectedRevision + 1, value, clock.instant());
        return commits.await(writer -> set(writer.session(), next));
    }

    @Override
    public List<Entry> history(String name) {
        return readers.ask(session -> session.list(Rows::entry, SELECT, name));
    }

    @Override
    public void pin(Digest artifact, String owner) {
        commits.await(writer -> {
            SqliteGivenUp.refuse(writer.session(), artifact);
            return writer.session().update("INSERT OR IGNORE INTO pins VALUES (?, ?)", Cells.bytes(artifact), owner);
        });
    }

    @Override
    public void unpin(Digest artifact, String owner) {
        commits.await(writer -> writer.session()
                .update("DELETE FROM pins WHERE digest = ? AND owner = ?", Cells.bytes(artifact), owner));
    }

    private static Optional<Entry> set(SqliteSession session, Entry next) throws SQLException {
        long newest = session.number("SELECT max(revision) FROM ledger WHERE name = ?", next.name());
        if (newest != next.revision() - 1) {
            return Optional.empty();
        }
        session.update(
                "INSERT INTO ledger VALUES (?, ?, ?, ?)",
                next.name(),
                next.revision(),
                next.value(),
                Cells.nanos(next.at()));
        return Optional.of(next);
    }
}

package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.GivenUp;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What was given up, as rows. Each change is one transaction, so that its order among all that is written is known. */
final class SqliteGivenUp implements GivenUp {

    private static final String NUMBER =
            "(SELECT number FROM contents WHERE substr(digest, 1, 4) = substr(?1, 1, 4) AND digest = ?1)";
    private static final String ADD = "INSERT OR IGNORE INTO given_up (content, at) VALUES (?, ?)";
    private static final String FORGET = """
            INSERT OR REPLACE INTO invalidations (cache_key, sequence)
            SELECT events.cache_key, ?2 FROM edges CROSS JOIN events ON events.sequence = edges.sequence
            WHERE edges.content = ?1 AND edges.role = 1 AND events.cache_key IS NOT NULL""";
    private static final String TAKE_BACK = "DELETE FROM given_up WHERE content = " + NUMBER;
    private static final String IS_GIVEN_UP = "SELECT content FROM given_up WHERE content = " + NUMBER;
    private static final String SINCE = "SELECT at FROM given_up WHERE content = " + NUMBER;
    private static final String ALL =
            "SELECT contents.digest FROM given_up CROSS JOIN contents ON contents.number = given_up.content";
    private static final String DROP = "UPDATE contents SET bytes = NULL WHERE number = ? AND bytes IS NOT NULL";

    /** So many are given up before their pages are copied into the database. */
    private static final int BETWEEN_CHECKPOINTS = 1_000;

    private final AtomicInteger added = new AtomicInteger();
    private final Readers readers;
    private final GroupCommit commits;

    SqliteGivenUp(Readers readers, GroupCommit commits) {
        this.readers = readers;
        this.commits = commits;
    }

    /** Keys are random, and so are the pages that this changes: whoever waits for a commit shall not copy them too. */
    @Override
    public void add(Collection<Digest> artifacts, Instant at) {
        commits.await(writer -> {
            for (Digest artifact : artifacts) {
                add(writer, artifact, at);
            }
            return artifacts.size();
        });
        if (added.addAndGet(artifacts.size()) >= BETWEEN_CHECKPOINTS) {
            added.set(0);
            readers.ask(session -> session.number("PRAGMA wal_checkpoint(PASSIVE)"));
        }
    }

    @Override
    public void takeBack(Collection<Digest> artifacts) {
        commits.await(writer -> {
            for (Digest artifact : artifacts) {
                writer.session().update(TAKE_BACK, (Object) Cells.bytes(artifact));
            }
            return artifacts.size();
        });
    }

    @Override
    public Optional<Instant> since(Digest artifact) {
        return readers.ask(
                session -> session.first(row -> Cells.instant(row.getLong(1)), SINCE, (Object) Cells.bytes(artifact)));
    }

    @Override
    public Set<Digest> all() {
        return digests(ALL);
    }

    @Override
    public Set<Digest> undeleted() {
        return digests(ALL + " WHERE contents.bytes IS NOT NULL");
    }

    private Set<Digest> digests(String query) {
        return new HashSet<>(readers.ask(session -> session.list(row -> Cells.digest(row.getBytes(1)), query)));
    }

    @Override
    public void delete(Collection<Digest> artifacts, Consumer<Digest> files) {
        commits.await(writer -> {
            for (Digest artifact : artifacts) {
                delete(writer.session(), artifact, files);
            }
            return artifacts.size();
        });
    }

    /** Refuses what is to be kept and cannot be any more. */
    static void refuse(SqliteSession session, Digest artifact) throws SQLException {
        Optional<Instant> since =
                session.first(row -> Cells.instant(row.getLong(1)), SINCE, (Object) Cells.bytes(artifact));
        if (since.isPresent()) {
            throw GivenUp.refusal(artifact, since.get());
        }
    }

    private static void add(EventWriter writer, Digest artifact, Instant at) throws SQLException {
        long content = writer.givingUp(artifact);
        writer.session().update(ADD, content, Cells.nanos(at));
        writer.session().update(FORGET, content, writer.sequence());
    }

    private static void delete(SqliteSession session, Digest artifact, Consumer<Digest> files) throws SQLException {
        List<Long> content = session.list(row -> row.getLong(1), IS_GIVEN_UP, (Object) Cells.bytes(artifact));
        if (!content.isEmpty()) {
            session.update(DROP, content.get(0));
            files.accept(artifact);
        }
    }
}

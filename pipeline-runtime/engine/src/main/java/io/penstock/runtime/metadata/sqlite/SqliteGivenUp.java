package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.GivenUp;
import java.sql.SQLException;
import java.time.Duration;
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

    /** So many are given up or deleted before changed pages are copied into the database: the disk takes that in a few milliseconds. */
    private static final int BETWEEN_CHECKPOINTS = 400;

    private final AtomicInteger sinceCheckpoint = new AtomicInteger();
    private final Readers readers;
    private final GroupCommit commits;

    SqliteGivenUp(Readers readers, GroupCommit commits) {
        this.readers = readers;
        this.commits = commits;
    }

    /** Does something about each artifact, inside a transaction. */
    private interface Step {
        void on(Digest artifact, EventWriter writer) throws SQLException;
    }

    /** Keys are random, and so are the pages that this changes: whoever waits for a commit shall not copy them too. */
    @Override
    public Duration add(Collection<Digest> artifacts, Instant at) {
        Duration alone = each(artifacts, (artifact, writer) -> add(writer, artifact, at));
        checkpoint(artifacts.size());
        return alone;
    }

    /** Takes a step for each in one transaction, and returns how long that was, without the wait for the right to write. */
    private Duration each(Collection<Digest> artifacts, Step step) {
        long begun = commits.await(writer -> {
            long start = System.nanoTime();
            for (Digest artifact : artifacts) {
                step.on(artifact, writer);
            }
            return start;
        });
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void checkpoint(int changed) {
        if (sinceCheckpoint.addAndGet(changed) >= BETWEEN_CHECKPOINTS) {
            sinceCheckpoint.set(0);
            readers.ask(session -> session.number("PRAGMA wal_checkpoint(PASSIVE)"));
        }
    }

    @Override
    public Duration takeBack(Collection<Digest> artifacts) {
        return each(
                artifacts, (artifact, writer) -> writer.session().update(TAKE_BACK, (Object) Cells.bytes(artifact)));
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
    public Duration delete(Collection<Digest> artifacts, Consumer<Digest> files) {
        Duration alone = each(artifacts, (artifact, writer) -> delete(writer.session(), artifact, files));
        checkpoint(artifacts.size());
        return alone;
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

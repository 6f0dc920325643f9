package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.metadata.Computed;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionLinks;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.ExecutionRecords;
import io.penstock.runtime.metadata.GivenUp;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.Recorded;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.spi.Ledger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Metadata in one SQLite file on a local disk, shared by any number of processes. What was acknowledged survives the end of
 * the process and of the machine: each commit is forced to the disk. Commits are shared by all who wait for one.
 *
 * <p>Holds two threads and a few connections until it is closed.
 */
public final class SqliteMetadataStore implements MetadataStore {

    private static final String SELECT_RUN =
            "SELECT id, number, pipeline, owner, parameters, state, started_at, finished_at, notes FROM runs ";
    private static final String WHOLE_RUNS = "WHERE NOT " + Rows.CAME_IN_PART + " ORDER BY number DESC LIMIT ?";
    private static final String RUNS_IN_PART = "WHERE " + Rows.CAME_IN_PART + " ORDER BY number DESC LIMIT ?";
    private static final String SELECT_ARTIFACT = """
            SELECT contents.digest, artifacts.type, artifacts.pipeline, artifacts.node, artifacts.output, runs.id,
              artifacts.properties, artifacts.sequence, artifacts.created_at
            FROM artifacts JOIN contents ON contents.number = artifacts.content JOIN runs ON runs.number = artifacts.run\s""";
    private static final String RESOLVABLE = """
            WHERE artifacts.pipeline = ? AND artifacts.type = ?
              AND NOT EXISTS (SELECT 1 FROM given_up WHERE given_up.content = artifacts.content)
              AND NOT EXISTS (
                SELECT 1 FROM events AS newest CROSS JOIN runs AS origin ON origin.number = newest.run
                WHERE newest.sequence = artifacts.sequence AND\s""" + Rows.CAME_IN_PART + ") ORDER BY artifacts.sequence DESC";
    private static final String COMPUTED = """
            WHERE substr(events.cache_key, 1, 4) = substr(?1, 1, 4) AND events.cache_key = ?1
              AND events.outcome = 'EXECUTED'
            ORDER BY events.sequence DESC LIMIT 1""";
    private static final String FINISHED_OF = """
            WHERE events.sequence IN (
              SELECT one.sequence FROM runs AS every JOIN events AS one ON one.run = every.number
              WHERE every.pipeline = ? AND one.node = ? AND one.kind = 4
              ORDER BY one.sequence DESC LIMIT ?)
            ORDER BY events.sequence DESC""";
    private static final String ENDED_WELL = """
            WHERE events.sequence = (
              SELECT max(one.sequence) FROM runs AS every JOIN events AS one ON one.run = every.number
              WHERE every.pipeline = ? AND one.node = ? AND one.item = '' AND one.kind = 4
                AND one.outcome IN ('EXECUTED', 'CACHED') AND NOT\s""" + Rows.CAME_IN_PART + ")";
    private static final String FINISHED = """
            WHERE events.sequence = (SELECT max(sequence) FROM events INDEXED BY finished_nodes
              WHERE run = (SELECT number FROM runs WHERE id = ?) AND node = ? AND item = ? AND kind = 4)""";
    private static final String CONTENT = """
            SELECT bytes FROM contents
            WHERE substr(digest, 1, 4) = substr(?1, 1, 4) AND digest = ?1 AND bytes IS NOT NULL""";
    private static final String OF_DIGEST = "substr(contents.digest, 1, 4) = substr(?1, 1, 4) AND contents.digest = ?1";
    private static final String INVALIDATE =
            "INSERT INTO invalidations VALUES (?, ?) ON CONFLICT (cache_key) DO UPDATE SET sequence = excluded.sequence";

    private final Readers readers;
    private final GroupCommit commits;
    private final EventReader events = new EventReader();
    private final PartGroups groups = new PartGroups();
    private final SqliteLinks links;
    private final Ledger ledger;
    private final GivenUp givenUp;

    private SqliteMetadataStore(Readers readers, GroupCommit commits, InstantSource clock) {
        this.readers = readers;
        this.commits = commits;
        this.links = new SqliteLinks(readers);
        this.ledger = new SqliteLedger(readers, commits, clock);
        this.givenUp = new SqliteGivenUp(readers, commits);
    }

    /**
     * Opens a store, making the file and its directory if there are none.
     *
     * @throws EnvironmentException if the place cannot be written, is not a database, or was made by a newer version
     */
    public static SqliteMetadataStore open(Path databaseFile) {
        return open(databaseFile, InstantSource.system());
    }

    /** Opens a store whose ledger takes its times from a clock, as {@link #open(Path)} does. */
    public static SqliteMetadataStore open(Path databaseFile, InstantSource clock) {
        DatabaseFile file = new DatabaseFile(databaseFile, clock);
        file.prepare();
        return open(file.path(), () -> new EventWriter(file.path(), file.writing()), clock);
    }

    /**
     * Opens a store to look at, and writes nothing. What is closed is read as it is. While this one reads beside a write-ahead log, no
     * store can be opened to write in the same process, as SQLite has it, unless one had been open before.
     *
     * @throws EnvironmentException if there is none, it is of another version, or its last process broke off and left work to finish
     */
    public static SqliteMetadataStore openReadOnly(Path databaseFile, InstantSource clock) {
        Path file = databaseFile.toAbsolutePath();
        try (SqliteSession session = SqliteSession.looking(file)) {
            new Migrations(file, session, clock).requireNewest();
        } catch (SQLException e) {
            throw new EnvironmentException(
                    "Metadata database '%s' cannot be looked at without writing (%s). Open the workspace once to write, as its owner: what wrote it last may have left work to finish, and that does it."
                            .formatted(file, e.getMessage()),
                    e);
        }
        GroupCommit refusing = GroupCommit.start(file, () -> {
            throw new EnvironmentException(
                    "Nothing is written into '%s': it is open to look at alone. Open the workspace to write."
                            .formatted(file));
        });
        return new SqliteMetadataStore(new Readers(file, SqliteSession::looking), refusing, clock);
    }

    /** Opens a store on a prepared file, whose writer is opened as a test wants. */
    static SqliteMetadataStore open(Path file, GroupCommit.Opening opening, InstantSource clock) {
        return new SqliteMetadataStore(
                new Readers(file, SqliteSession::reading), GroupCommit.start(file, opening), clock);
    }

    @Override
    public CompletionStage<Long> append(List<Event> events) {
        List<EncodedEvent> encoded =
                events.stream().map(event -> EncodedEvent.of(event, groups)).toList();
        long weight = encoded.stream().mapToLong(EncodedEvent::weight).sum();
        return commits.submit(writer -> writer.append(encoded), weight);
    }

    @Override
    public List<Recorded> eventsAfter(long sequence, int limit) {
        return readers.ask(session ->
                events.list(session, "WHERE events.sequence > ? ORDER BY events.sequence LIMIT ?", sequence, limit));
    }

    @Override
    public Optional<Computed> computed(Digest key) {
        return readers.ask(session -> events.computed(session, COMPUTED, Cells.bytes(key)));
    }

    @Override
    public List<ExecutionFinished> finishedOf(String pipeline, String node, int limit) {
        return readers.ask(session -> events.finished(session, FINISHED_OF, pipeline, node, limit));
    }

    @Override
    public Optional<ExecutionFinished> endedWell(String pipeline, String node) {
        return readers.ask(session -> events.finished(session, ENDED_WELL, pipeline, node)).stream()
                .findFirst();
    }

    @Override
    public Optional<ExecutionFinished> finished(String run, String node, String item) {
        return readers.ask(session -> events.finished(session, FINISHED, run, node, item)).stream()
                .findFirst();
    }

    @Override
    public Optional<RunRecord> run(String id) {
        return readers.ask(session -> session.first(Rows::run, SELECT_RUN + "WHERE id = ?", id));
    }

    @Override
    public Optional<Event.RunStarted> started(String run) {
        String condition =
                "WHERE events.run = (SELECT number FROM runs WHERE id = ?) AND events.kind = 1 ORDER BY events.sequence LIMIT 1";
        return readers.ask(session -> events.list(session, condition, run)).stream()
                .map(recorded -> (Event.RunStarted) recorded.event())
                .findFirst();
    }

    @Override
    public List<RunRecord> runs(int limit) {
        return readers.ask(session -> {
            List<RunRecord> runs = session.list(Rows::run, SELECT_RUN + WHOLE_RUNS, limit);
            if (runs.size() < limit) {
                runs.addAll(session.list(Rows::run, SELECT_RUN + RUNS_IN_PART, limit - runs.size()));
            }
            return runs;
        });
    }

    @Override
    public List<RunRecord> openRuns() {
        return readers.ask(session ->
                session.list(Rows::run, SELECT_RUN + "INDEXED BY open_runs WHERE state = 'RUNNING' ORDER BY number"));
    }

    @Override
    public List<ExecutionRecord> executions(String run) {
        String condition =
                "WHERE events.run = (SELECT number FROM runs WHERE id = ?) AND events.kind > 2 ORDER BY events.sequence";
        return ExecutionRecords.of(readers.ask(session -> events.list(session, condition, run)));
    }

    @Override
    public List<ArtifactRecord> artifactsOf(String pipeline, String type) {
        return readers.ask(session -> session.list(Rows::artifact, SELECT_ARTIFACT + RESOLVABLE, pipeline, type));
    }

    @Override
    public Optional<ArtifactRecord> artifact(String type, Digest digest) {
        String condition = "WHERE " + OF_DIGEST + " AND artifacts.type = ?2 ORDER BY artifacts.sequence DESC LIMIT 1";
        return readers.ask(
                session -> session.first(Rows::artifact, SELECT_ARTIFACT + condition, Cells.bytes(digest), type));
    }

    @Override
    public List<ExecutionFinished> readersOf(Digest artifact) {
        String condition =
                "WHERE events.sequence IN (SELECT sequence FROM edges JOIN contents ON number = content WHERE "
                        + OF_DIGEST + " AND role > 1) ORDER BY events.sequence DESC";
        return readers.ask(session -> events.finished(session, condition, Cells.bytes(artifact)));
    }

    @Override
    public List<ExecutionLinks> writers(Collection<Digest> artifacts, long until, Set<Long> known) {
        return links.of(ArtifactWriter.WROTE, artifacts, until, known);
    }

    @Override
    public List<ExecutionLinks> readers(Collection<Digest> artifacts, long until, Set<Long> known) {
        return links.of(ArtifactWriter.READ, artifacts, until, known);
    }

    @Override
    public Optional<ExecutionLinks> links(ExecutionId id) {
        return links.of(id);
    }

    @Override
    public long sequenceAt(Instant moment) {
        return links.sequenceAt(moment);
    }

    @Override
    public Optional<byte[]> inline(Digest digest) {
        return readers.ask(session -> session.first(row -> row.getBytes(1), CONTENT, Cells.bytes(digest)));
    }

    @Override
    public void invalidate(Digest key) {
        commits.await(writer -> writer.session().update(INVALIDATE, Cells.bytes(key), writer.sequence()));
    }

    @Override
    public List<String> interrupt(String owner, Instant at) {
        return commits.await(writer -> writer.interrupt(owner, at));
    }

    @Override
    public Set<Digest> pinned() {
        return Set.copyOf(readers.ask(
                session -> session.list(row -> Cells.digest(row.getBytes(1)), "SELECT DISTINCT digest FROM pins")));
    }

    @Override
    public GivenUp givenUp() {
        return givenUp;
    }

    @Override
    public List<String> problems() {
        return readers.ask(Integrity::problems);
    }

    @Override
    public void copyTo(Path target) {
        readers.copy(target);
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        commits.close();
        readers.close();
    }
}

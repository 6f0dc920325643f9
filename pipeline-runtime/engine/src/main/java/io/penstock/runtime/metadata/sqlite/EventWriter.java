package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.runtime.metadata.RunSteps;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns events into rows, inside a transaction of its session. What it remembers between transactions is true only as long
 * as none of them was undone, so it is thrown away with its session when one is.
 */
final class EventWriter implements AutoCloseable {

    static final int RUN_STARTED = 1;
    static final int RUN_FINISHED = 2;
    static final int EXECUTION_STARTED = 3;
    static final int EXECUTION_FINISHED = 4;

    private static final int REMEMBERED = 10_000;

    private static final String INSERT_RUN_EVENT =
            "INSERT INTO events (sequence, run, kind, at, body) VALUES (?, ?, ?, ?, ?)";
    private static final String INSERT_STARTED =
            "INSERT INTO events (sequence, run, kind, at, node, item, attempt) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_FINISHED = """
            INSERT INTO events (sequence, run, kind, at, node, item, attempt, outcome, cache_key, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String START_RUN = """
            INSERT INTO runs (id, pipeline, owner, parameters, state, started_at) VALUES (?, ?, ?, ?, 'RUNNING', ?)
            ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, state = 'RUNNING', finished_at = NULL, notes = NULL
            WHERE state <> 'RUNNING'""";
    private static final String FINISH_RUN =
            "UPDATE runs SET state = ?, finished_at = ?, notes = ? WHERE id = ? AND state = 'RUNNING'";

    private static final String SELECT_RUN =
            "SELECT number, pipeline, " + Rows.CAME_IN_PART + " FROM runs WHERE id = ?";

    private static final String SELECT_PLACE = """
            SELECT (SELECT max(sequence) FROM events), (SELECT max(version) FROM migrations),
              EXISTS (SELECT 1 FROM given_up)""";

    private record Run(long number, String pipeline, boolean cameInPart) {}

    private static final PartGroups NO_GROUPS = new PartGroups();

    private final Path file;
    private final SqliteSession session;
    private final ArtifactWriter artifacts;
    private final Map<String, Run> runs = new HashMap<>();
    private final Set<Digest> knownGroups = new HashSet<>();
    private long sequence;
    private boolean isAnyGivenUp;

    EventWriter(Path file, SqliteSession session) {
        this.file = file;
        this.session = session;
        this.artifacts = new ArtifactWriter(session);
    }

    SqliteSession session() {
        return session;
    }

    /** Begins a transaction. The place in the sequence is read anew: other processes write too. */
    void begin() throws SQLException {
        session.begin();
        session.first(this::check, SELECT_PLACE);
        artifacts.begin(isAnyGivenUp);
    }

    /** A newer process may have taken the database to its version since this one opened it. */
    private boolean check(ResultSet row) throws SQLException {
        sequence = row.getLong(1);
        if (row.getInt(2) > Migrations.VERSION) {
            throw Migrations.overtaken(file, row.getInt(2));
        }
        isAnyGivenUp = row.getBoolean(3);
        return true;
    }

    void commit() throws SQLException {
        session.commit();
    }

    /** Returns the sequence number of the last event that is stored or about to be. */
    long sequence() {
        return sequence;
    }

    /** Returns the number of a content that is to be given up. */
    long givingUp(Digest digest) throws SQLException {
        return artifacts.givingUp(digest);
    }

    /** Returns the sequence number of the last event. */
    long append(List<EncodedEvent> events) throws SQLException {
        for (EncodedEvent encoded : events) {
            sequence++;
            append(encoded);
        }
        return sequence;
    }

    /** Ends the open runs of an owner and returns their ids. */
    List<String> interrupt(String owner, Instant at) throws SQLException {
        List<String> open = session.list(
                row -> row.getString(1),
                "SELECT id FROM runs WHERE owner = ? AND state = 'RUNNING' ORDER BY number",
                owner);
        for (String run : open) {
            append(List.of(EncodedEvent.of(new Event.RunFinished(run, State.INTERRUPTED, Map.of(), at), NO_GROUPS)));
        }
        return open;
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }

    private void append(EncodedEvent encoded) throws SQLException {
        Event event = encoded.event();
        if (event instanceof Event.RunStarted started) {
            start(started);
            insert(event, RUN_STARTED, encoded.body());
        } else if (event instanceof Event.RunFinished finished) {
            finish(finished);
            insert(event, RUN_FINISHED, encoded.body());
        } else if (event instanceof Event.ExecutionStarted started) {
            insert(started);
        } else if (event instanceof Event.ExecutionFinished finished) {
            insert(finished, encoded);
        }
    }

    private void start(Event.RunStarted run) throws SQLException {
        int changed = session.update(
                START_RUN, run.run(), run.pipeline(), run.owner(), run.parameters(), Cells.nanos(run.at()));
        if (changed == 0) {
            throw RunSteps.running(run.run());
        }
        runs.remove(run.run());
    }

    private void finish(Event.RunFinished run) throws SQLException {
        if (session.update(FINISH_RUN, run.state().name(), Cells.nanos(run.at()), Rows.json(run.notes()), run.run())
                == 0) {
            throw RunSteps.notRunning(run.run());
        }
        runs.remove(run.run()); // whether it came in part is known only now
    }

    private void insert(Event event, int kind, @Nullable Object body) throws SQLException {
        session.update(INSERT_RUN_EVENT, sequence, known(event.run()).number(), kind, Cells.nanos(event.at()), body);
    }

    private void insert(Event.ExecutionStarted event) throws SQLException {
        ExecutionId id = event.id();
        session.update(
                INSERT_STARTED,
                sequence,
                known(id.run()).number(),
                EXECUTION_STARTED,
                Cells.nanos(event.at()),
                id.node(),
                id.item(),
                id.attempt());
    }

    private void insert(Event.ExecutionFinished event, EncodedEvent encoded) throws SQLException {
        ExecutionId id = event.id();
        Run run = known(id.run());
        if (!run.pipeline().equals(event.pipeline())) {
            throw RunSteps.otherPipeline(event, run.pipeline());
        }
        session.update(
                INSERT_FINISHED,
                sequence,
                run.number(),
                EXECUTION_FINISHED,
                Cells.nanos(event.at()),
                id.node(),
                id.item(),
                id.attempt(),
                event.outcome().name(),
                event.key().map(Cells::bytes).orElse(null),
                encoded.body());
        for (Map.Entry<Digest, String> group : encoded.groups().entrySet()) {
            share(group.getKey(), group.getValue());
        }
        artifacts.record(event, run.number(), sequence, run.cameInPart());
    }

    private void share(Digest digest, String group) throws SQLException {
        if (knownGroups.size() >= REMEMBERED) {
            knownGroups.clear();
        }
        if (knownGroups.add(digest)) {
            session.update("INSERT OR IGNORE INTO shared_parts VALUES (?, ?)", Cells.bytes(digest), group);
        }
    }

    private Run known(String id) throws SQLException {
        Run known = runs.get(id);
        return known != null ? known : look(id);
    }

    private Run look(String id) throws SQLException {
        Run run = session.first(row -> new Run(row.getLong(1), row.getString(2), row.getBoolean(3)), SELECT_RUN, id)
                .orElseThrow(() -> RunSteps.unknown(id));
        if (runs.size() >= REMEMBERED) {
            runs.clear();
        }
        runs.put(id, run);
        return run;
    }
}

package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.RunRecord.State;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final String INSERT_EVENT = """
            INSERT INTO events (sequence, run, kind, at, node, item, attempt, pipeline, outcome, cache_key, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPSERT_ARTIFACT = """
            INSERT INTO artifacts (digest, type, pipeline, node, output, run, properties, created_at, sequence)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (digest, type, pipeline) DO UPDATE SET node = excluded.node, output = excluded.output,
              properties = excluded.properties, sequence = excluded.sequence""";
    private static final String START_RUN = """
            INSERT INTO runs (id, pipeline, owner, parameters, state, started_at) VALUES (?, ?, ?, ?, 'RUNNING', ?)
            ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, state = 'RUNNING', finished_at = NULL
            WHERE state <> 'RUNNING'""";
    private static final String FINISH_RUN =
            "UPDATE runs SET state = ?, finished_at = ? WHERE id = ? AND state = 'RUNNING'";

    private final SqliteSession session;
    private final Map<String, Long> runNumbers = new HashMap<>();
    private final Set<Digest> knownGroups = new HashSet<>();
    private long sequence;

    EventWriter(SqliteSession session) {
        this.session = session;
    }

    SqliteSession session() {
        return session;
    }

    /** Begins a transaction. The place in the sequence is read anew: other processes write too. */
    void begin() throws SQLException {
        session.begin();
        sequence = session.number("SELECT max(sequence) FROM events");
    }

    void commit() throws SQLException {
        session.commit();
    }

    /** Returns the sequence number of the last event that is stored or about to be. */
    long sequence() {
        return sequence;
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
            append(List.of(EncodedEvent.of(new Event.RunFinished(run, State.INTERRUPTED, at))));
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
            insert(event, EXECUTION_STARTED, started.id(), null, null, null, null);
        } else if (event instanceof Event.ExecutionFinished finished) {
            insert(finished, encoded);
        }
    }

    private void start(Event.RunStarted run) throws SQLException {
        int changed = session.update(
                START_RUN, run.run(), run.pipeline(), run.owner(), run.parameters(), Cells.nanos(run.at()));
        if (changed == 0) {
            throw new IllegalStateException(
                    "Run '%s' cannot start: it is running. Give every run its own id.".formatted(run.run()));
        }
    }

    private void finish(Event.RunFinished run) throws SQLException {
        if (session.update(FINISH_RUN, run.state().name(), Cells.nanos(run.at()), run.run()) == 0) {
            throw new IllegalStateException(
                    "Run '%s' cannot end: it is not running. Start it first, and end it once.".formatted(run.run()));
        }
    }

    private void insert(Event.ExecutionFinished event, EncodedEvent encoded) throws SQLException {
        byte @Nullable [] key = event.key().map(Cells::bytes).orElse(null);
        insert(
                event,
                EXECUTION_FINISHED,
                event.id(),
                event.pipeline(),
                event.outcome().name(),
                key,
                encoded.body());
        for (Map.Entry<Digest, String> group : encoded.groups().entrySet()) {
            share(group.getKey(), group.getValue());
        }
        for (Event.InputRecord input : event.inputs()) {
            record(input);
        }
        for (Event.OutputRecord output : event.outputs()) {
            record(event, output);
        }
    }

    private void record(Event.InputRecord input) throws SQLException {
        if (input.digest().isPresent()) {
            session.update(
                    "INSERT OR IGNORE INTO inputs VALUES (?, ?)",
                    Cells.bytes(input.digest().get()),
                    sequence);
        }
    }

    private void record(Event.ExecutionFinished event, Event.OutputRecord output) throws SQLException {
        if (output.digest().isEmpty()) {
            return;
        }
        byte[] digest = Cells.bytes(output.digest().get());
        if (output.inline().isPresent()) {
            session.update(
                    "INSERT OR IGNORE INTO contents VALUES (?, ?)",
                    digest,
                    output.inline().get());
        }
        session.update(
                UPSERT_ARTIFACT,
                digest,
                output.type(),
                event.pipeline(),
                event.id().node(),
                output.port(),
                number(event.run()),
                new Rows.Properties(output.properties()).json(),
                Cells.nanos(event.at()),
                sequence);
    }

    private void share(Digest digest, String group) throws SQLException {
        if (knownGroups.size() >= REMEMBERED) {
            knownGroups.clear();
        }
        if (knownGroups.add(digest)) {
            session.update("INSERT OR IGNORE INTO shared_parts VALUES (?, ?)", Cells.bytes(digest), group);
        }
    }

    private void insert(Event event, int kind, @Nullable String body) throws SQLException {
        session.update(
                INSERT_EVENT,
                sequence,
                number(event.run()),
                kind,
                Cells.nanos(event.at()),
                null,
                null,
                null,
                null,
                null,
                null,
                body);
    }

    private void insert(
            Event event,
            int kind,
            ExecutionId id,
            @Nullable String pipeline,
            @Nullable String outcome,
            byte @Nullable [] key,
            @Nullable String body)
            throws SQLException {
        session.update(
                INSERT_EVENT,
                sequence,
                number(id.run()),
                kind,
                Cells.nanos(event.at()),
                id.node(),
                id.item(),
                id.attempt(),
                pipeline,
                outcome,
                key,
                body);
    }

    private long number(String run) throws SQLException {
        Long known = runNumbers.get(run);
        return known != null ? known : look(run);
    }

    private long look(String run) throws SQLException {
        Optional<Long> found = session.first(row -> row.getLong(1), "SELECT number FROM runs WHERE id = ?", run);
        long number = found.orElseThrow(() -> new IllegalStateException(
                "Run '%s' is not known, so nothing can be recorded of it. Append its start first.".formatted(run)));
        if (runNumbers.size() >= REMEMBERED) {
            runNumbers.clear();
        }
        runNumbers.put(run, number);
        return number;
    }
}

package io.penstock.runtime.metadata.sqlite;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.penstock.artifact.Digest;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.metadata.Computed;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.Recorded;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.runtime.metadata.Usage;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns rows back into events. Keeps the groups of shared parts that it has seen. Thread-safe. */
final class EventReader {

    private static final int REMEMBERED_GROUPS = 1_000;

    private static final String COLUMNS = """
            SELECT events.sequence, events.kind, events.at, runs.id AS run, events.node, events.item, events.attempt,
              runs.pipeline, events.outcome, events.cache_key, events.body\s""";
    private static final String FROM = "FROM events JOIN runs ON runs.number = events.run ";
    private static final String SELECT = COLUMNS + FROM;
    private static final String SELECT_WITH_KEY = COLUMNS + """
            , events.sequence <= coalesce(
              (SELECT sequence FROM invalidations WHERE cache_key = events.cache_key), 0)
            """ + FROM;

    private final Cache<Digest, Map<String, String>> groups =
            CacheBuilder.newBuilder().maximumSize(REMEMBERED_GROUPS).build();

    /** A row, before its JSON is read: a query runs to its end before another one begins. */
    private record Row(
            long sequence,
            int kind,
            Instant at,
            String run,
            ExecutionId id,
            String pipeline,
            String outcome,
            Optional<Digest> key,
            Optional<byte[]> body) {}

    private record KeyedRow(Row row, boolean isForgotten) {}

    /** Returns the events that a condition chooses, in its order. */
    List<Recorded> list(SqliteSession session, String condition, Object... values) throws SQLException {
        List<Row> rows = session.list(EventReader::row, SELECT + condition, values);
        List<Recorded> events = new ArrayList<>(rows.size());
        for (Row row : rows) {
            events.add(new Recorded(row.sequence(), event(session, row)));
        }
        return events;
    }

    /** Returns the finished executions that a condition chooses, in its order. */
    List<ExecutionFinished> finished(SqliteSession session, String condition, Object... values) throws SQLException {
        return list(session, condition, values).stream()
                .map(recorded -> (ExecutionFinished) recorded.event())
                .toList();
    }

    /** Returns the finished execution that a condition chooses, if one, with what is known of its key in the same look. */
    Optional<Computed> computed(SqliteSession session, String condition, Object... values) throws SQLException {
        Optional<KeyedRow> found =
                session.first(row -> new KeyedRow(row(row), row.getBoolean(12)), SELECT_WITH_KEY + condition, values);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Computed(
                        finished(session, found.get().row()), found.get().isForgotten()));
    }

    private static Row row(ResultSet row) throws SQLException {
        String run = Cells.text(row, 4);
        return new Row(
                row.getLong(1),
                row.getInt(2),
                Cells.instant(row.getLong(3)),
                run,
                new ExecutionId(run, Cells.text(row, 5), Cells.text(row, 6), row.getInt(7)),
                Cells.text(row, 8),
                Cells.text(row, 9),
                Optional.ofNullable(row.getBytes(10)).map(Cells::digest),
                Optional.ofNullable(row.getBytes(11)));
    }

    private Event event(SqliteSession session, Row row) throws SQLException {
        return switch (row.kind()) {
            case EventWriter.RUN_STARTED -> CanonicalJson.read(text(row), Event.RunStarted.class, what(row));
            case EventWriter.RUN_FINISHED -> runFinished(row);
            case EventWriter.EXECUTION_STARTED -> new Event.ExecutionStarted(row.id(), row.at());
            case EventWriter.EXECUTION_FINISHED -> finished(session, row);
            default -> throw new IllegalStateException("%s has the unknown kind %d.".formatted(what(row), row.kind()));
        };
    }

    private static Event runFinished(Row row) {
        String[] parts = text(row).split(" ", 2);
        return new Event.RunFinished(
                row.run(), State.valueOf(parts[0]), Rows.properties(parts.length == 1 ? null : parts[1]), row.at());
    }

    private ExecutionFinished finished(SqliteSession session, Row row) throws SQLException {
        FinishedBody body = FinishedBody.decode(row.body().orElseThrow(), row.sequence());
        Map<String, String> parts = new HashMap<>(body.parts());
        for (Digest digest : body.shared()) {
            parts.putAll(group(session, digest));
        }
        return new ExecutionFinished(
                row.id(),
                row.pipeline(),
                Event.Outcome.valueOf(row.outcome()),
                body.reason(),
                row.key(),
                parts,
                body.configuration(),
                body.inputs(),
                body.outputs(),
                body.stackTrace(),
                Usage.of(body.figures()),
                body.startedAt(),
                row.at());
    }

    private Map<String, String> group(SqliteSession session, Digest digest) throws SQLException {
        Map<String, String> known = groups.getIfPresent(digest);
        if (known != null) {
            return known;
        }
        String json = session.first(
                        row -> row.getString(1), "SELECT parts FROM shared_parts WHERE digest = ?", Cells.bytes(digest))
                .orElseThrow(() -> new SQLException("shared parts '%s' are missing".formatted(digest)));
        Map<String, String> parts = PartGroups.read(json, "Group " + digest);
        groups.put(digest, parts);
        return parts;
    }

    private static String text(Row row) {
        return new String(row.body().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String what(Row row) {
        return what(row.sequence());
    }

    /** Returns how an error names an event. */
    static String what(long sequence) {
        return "Event %d of the metadata database".formatted(sequence);
    }
}

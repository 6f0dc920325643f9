package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionLinks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Questions of lineage: each goes over an index, for many artifacts or executions by few statements. */
final class SqliteLinks {

    private static final int MANY = 64;

    private static final String SELECT_EDGES = """
            SELECT edges.sequence FROM (VALUES %s) AS wanted
            CROSS JOIN contents ON substr(contents.digest, 1, 4) = substr(wanted.column1, 1, 4)
              AND contents.digest = wanted.column1
            CROSS JOIN edges ON edges.content = contents.number AND edges.role = ? AND edges.sequence <= ?""";
    private static final String SELECT_LINKS = """
            SELECT events.sequence, runs.id, events.node, events.item, events.attempt, runs.pipeline, events.outcome,
              events.at, events.body
            FROM events CROSS JOIN runs ON runs.number = events.run\s""";
    private static final String OF_ID = """
            WHERE events.sequence = (SELECT max(sequence) FROM events
              WHERE run = (SELECT number FROM runs WHERE id = ?) AND node = ? AND item = ? AND kind = 4 AND attempt = ?)""";
    private static final String SELECT_PLACE =
            "SELECT max(sequence) FROM events INDEXED BY finished_nodes WHERE kind = 4 AND at <= ?";

    private final Readers readers;

    SqliteLinks(Readers readers) {
        this.readers = readers;
    }

    Optional<ExecutionLinks> of(ExecutionId id) {
        return readers.ask(session ->
                session.first(SqliteLinks::links, SELECT_LINKS + OF_ID, id.run(), id.node(), id.item(), id.attempt()));
    }

    List<ExecutionLinks> of(Collection<Long> sequences) {
        List<ExecutionLinks> found = new ArrayList<>(sequences.size());
        readers.ask(session -> {
            for (List<@Nullable Object> chunk : chunks(new TreeSet<>(sequences))) {
                String condition =
                        "WHERE events.sequence IN (%s) ORDER BY events.sequence".formatted(marks("?", chunk));
                found.addAll(session.list(SqliteLinks::links, SELECT_LINKS + condition, chunk.toArray()));
            }
            return found.size();
        });
        return found;
    }

    /** Returns the places of the executions that stand in a role to any of some artifacts. */
    List<Long> ends(int role, Collection<Digest> artifacts, long until) {
        TreeSet<Long> found = new TreeSet<>();
        readers.ask(session -> {
            for (List<@Nullable Object> chunk :
                    chunks(artifacts.stream().map(Cells::bytes).toList())) {
                String query = SELECT_EDGES.formatted(marks("(?)", chunk));
                chunk.add(role);
                chunk.add(until);
                found.addAll(session.list(row -> row.getLong(1), query, chunk.toArray()));
            }
            return found.size();
        });
        return List.copyOf(found);
    }

    long sequenceAt(Instant moment) {
        return readers.ask(session -> session.number(SELECT_PLACE, Cells.nanos(moment)));
    }

    private static ExecutionLinks links(ResultSet row) throws SQLException {
        long sequence = row.getLong(1);
        FinishedBody.Links links = FinishedBody.links(row.getBytes(9), EventReader.what(sequence));
        return new ExecutionLinks(
                sequence,
                new ExecutionId(row.getString(2), row.getString(3), row.getString(4), row.getInt(5)),
                row.getString(6),
                Outcome.valueOf(row.getString(7)),
                Cells.instant(row.getLong(8)),
                links.inputs(),
                links.outputs());
    }

    /** Returns the values one by one or many at once, so that there are two statements to prepare; nothing equals what fills up the last. */
    private static List<List<@Nullable Object>> chunks(Collection<?> values) {
        List<Object> all = new ArrayList<>(values);
        List<List<@Nullable Object>> chunks = new ArrayList<>();
        int size = all.size() == 1 ? 1 : MANY;
        for (int at = 0; at < all.size(); at += size) {
            List<@Nullable Object> chunk = new ArrayList<>(all.subList(at, Math.min(at + size, all.size())));
            chunk.addAll(Collections.nCopies(size - chunk.size(), null));
            chunks.add(chunk);
        }
        return chunks;
    }

    private static String marks(String mark, List<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), mark));
    }
}

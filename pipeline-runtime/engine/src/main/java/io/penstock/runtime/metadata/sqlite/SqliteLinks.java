package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionLinks;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Questions of lineage: each is one statement over indexes, for one artifact or for many. */
final class SqliteLinks {

    private static final String SELECT = """
            SELECT events.sequence, events.run, runs.id, runs.pipeline, events.node, events.item, events.attempt,
              events.outcome, events.at, events.body
            FROM events CROSS JOIN runs ON runs.number = events.run\s""";
    private static final String OF_ID = """
            WHERE events.sequence = (SELECT max(sequence) FROM events INDEXED BY finished_nodes
              WHERE run = (SELECT number FROM runs WHERE id = ?) AND node = ? AND item = ? AND kind = 4 AND attempt = ?)""";

    /** An execution that stands at many of the artifacts comes once. */
    private static final String OF_ARTIFACTS = """
            WHERE events.sequence IN (
              SELECT edges.sequence FROM %s AS wanted
              CROSS JOIN contents ON substr(contents.digest, 1, 4) = substr(wanted.digest, 1, 4)
                AND contents.digest = wanted.digest
              CROSS JOIN edges ON edges.content = contents.number AND edges.role = ?2 AND edges.sequence <= ?3)
            ORDER BY events.sequence""";

    private static final String SELECT_OF_ONE = SELECT + OF_ARTIFACTS.formatted("(SELECT unhex(?1) AS digest)");
    private static final String SELECT_OF_MANY =
            "WITH texts AS MATERIALIZED (SELECT unhex(value) AS digest FROM json_each(?1)) " + SELECT
                    + OF_ARTIFACTS.formatted("texts");
    private static final String SELECT_PLACE =
            "SELECT max(sequence) FROM events INDEXED BY finished_nodes WHERE kind = 4 AND at <= ?";

    private final Readers readers;

    SqliteLinks(Readers readers) {
        this.readers = readers;
    }

    Optional<ExecutionLinks> of(ExecutionId id) {
        return readers.ask(session ->
                session.first(new LinkRows()::read, SELECT + OF_ID, id.run(), id.node(), id.item(), id.attempt()));
    }

    /** Returns the executions that stand in a role to any of some artifacts, but for those that are known. */
    List<ExecutionLinks> of(int role, Collection<Digest> artifacts, long until, Set<Long> known) {
        boolean isOne = artifacts.size() == 1;
        String wanted = isOne ? artifacts.iterator().next().hex() : json(artifacts);
        LinkRows rows = new LinkRows();
        List<Optional<ExecutionLinks>> found = readers.ask(session -> session.list(
                row -> known.contains(row.getLong(1)) ? Optional.empty() : Optional.of(rows.read(row)),
                isOne ? SELECT_OF_ONE : SELECT_OF_MANY,
                wanted,
                role,
                until));
        return found.stream().flatMap(Optional::stream).toList();
    }

    long sequenceAt(Instant moment) {
        return readers.ask(session -> session.number(SELECT_PLACE, Cells.nanos(moment)));
    }

    private static String json(Collection<Digest> artifacts) {
        return artifacts.stream().map(Digest::hex).collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }
}

package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what executions read and wrote, inside the transaction of an {@link EventWriter}. */
final class ArtifactWriter {

    private static final long UNREAD = -1;

    private static final String INSERT_INPUT = "INSERT OR IGNORE INTO inputs (digest, sequence) VALUES (?, ?)";
    private static final String INSERT_CONTENT = "INSERT INTO contents (number, bytes) VALUES (?, ?)";
    private static final String SELECT_CONTENT =
            "SELECT content FROM artifacts WHERE digest = ? AND content IS NOT NULL LIMIT 1";
    private static final String REPAIR_CONTENT = "UPDATE contents SET bytes = ?1 WHERE number = ?2 AND bytes <> ?1";
    private static final String UPSERT_ARTIFACT = """
            INSERT INTO artifacts (digest, type, pipeline, node, output, run, properties, created_at, sequence, content)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (digest, type, pipeline) DO UPDATE SET node = excluded.node, output = excluded.output,
              properties = excluded.properties, sequence = excluded.sequence,
              content = coalesce(content, excluded.content)""";

    private final SqliteSession session;
    private long contents = UNREAD;

    ArtifactWriter(SqliteSession session) {
        this.session = session;
    }

    /** Forgets what another process may have changed since the last transaction. */
    void begin() {
        contents = UNREAD;
    }

    void record(Event.ExecutionFinished event, long run, long sequence) throws SQLException {
        for (Event.InputRecord input : event.inputs()) {
            if (input.digest().isPresent()) {
                session.update(INSERT_INPUT, Cells.bytes(input.digest().get()), sequence);
            }
        }
        for (Event.OutputRecord output : event.outputs()) {
            if (output.digest().isPresent()) {
                record(event, run, sequence, output, output.digest().get());
            }
        }
    }

    private void record(
            Event.ExecutionFinished event, long run, long sequence, Event.OutputRecord output, Digest digest)
            throws SQLException {
        byte[] bytes = Cells.bytes(digest);
        session.update(
                UPSERT_ARTIFACT,
                bytes,
                output.type(),
                event.pipeline(),
                event.id().node(),
                output.port(),
                run,
                Rows.json(output.properties()),
                Cells.nanos(event.at()),
                sequence,
                content(bytes, output));
    }

    /** Equal contents are stored once; one that is not as it was is made whole. */
    private @Nullable Long content(byte[] digest, Event.OutputRecord output) throws SQLException {
        if (output.inline().isEmpty()) {
            return null;
        }
        Optional<Long> known = session.first(row -> row.getLong(1), SELECT_CONTENT, digest);
        if (known.isPresent()) {
            session.update(REPAIR_CONTENT, output.inline().get(), known.get());
            return known.get();
        }
        if (contents == UNREAD) {
            contents = session.number("SELECT max(number) FROM contents");
        }
        contents++;
        session.update(INSERT_CONTENT, contents, output.inline().get());
        return contents;
    }
}

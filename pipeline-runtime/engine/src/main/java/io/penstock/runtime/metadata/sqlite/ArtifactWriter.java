package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import java.sql.SQLException;

/** Writes what executions read and wrote, inside the transaction of an {@link EventWriter}. */
final class ArtifactWriter {

    /** The roles of an execution at a content, as {@code edges} keeps them. */
    static final int WROTE = 1;

    static final int READ = 2;

    /** The execution was given the content, but did not run. */
    static final int WAS_GIVEN = 3;

    private static final String INSERT_EDGE = "INSERT OR IGNORE INTO edges (content, role, sequence) VALUES (?, ?, ?)";
    private static final String INSERT_ARTIFACT = """
            INSERT INTO artifacts (content, type, pipeline, node, output, run, properties, created_at, sequence)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (content, type, pipeline)\s""";
    private static final String UPSERT_ARTIFACT = INSERT_ARTIFACT + """
            DO UPDATE SET node = excluded.node, output = excluded.output,
              properties = excluded.properties, sequence = excluded.sequence""";

    /** What came in part makes nothing newer than it was. */
    private static final String INSERT_NEW_ARTIFACT = INSERT_ARTIFACT + "DO NOTHING";

    private static final String TAKE_BACK = "DELETE FROM given_up WHERE content = ?";

    private final SqliteSession session;
    private final ContentWriter contents;
    private boolean isAnyGivenUp;

    ArtifactWriter(SqliteSession session) {
        this.session = session;
        this.contents = new ContentWriter(session);
    }

    /**
     * Forgets what another process may have changed since the last transaction.
     *
     * @param isAnyGivenUp whether it is worth looking for what is taken back
     */
    void begin(boolean isAnyGivenUp) {
        contents.begin();
        this.isAnyGivenUp = isAnyGivenUp;
    }

    /** Returns the number of a content that is to be given up; it gets one if it is new. */
    long givingUp(Digest digest) throws SQLException {
        isAnyGivenUp = true;
        return contents.number(digest);
    }

    void record(ExecutionFinished event, long run, long sequence, boolean inPart) throws SQLException {
        String insertion = inPart ? INSERT_NEW_ARTIFACT : UPSERT_ARTIFACT;
        boolean executed = event.outcome() == Outcome.EXECUTED;
        int role = executed || event.outcome() == Outcome.FAILED ? READ : WAS_GIVEN;
        if (isAnyGivenUp && event.found().isPresent()) {
            takeBack(contents.number(event.found().get()));
        }
        for (InputRecord input : event.inputs()) {
            if (input.digest().isPresent()) {
                session.update(INSERT_EDGE, contents.number(input.digest().get()), role, sequence);
            }
        }
        for (OutputRecord output : event.outputs()) {
            if (output.digest().isPresent()) {
                long content = record(
                        insertion, event, run, sequence, output, output.digest().get());
                takeBack(content);
                if (executed) {
                    session.update(INSERT_EDGE, content, WROTE, sequence);
                }
            }
        }
    }

    private void takeBack(long content) throws SQLException {
        if (isAnyGivenUp) {
            session.update(TAKE_BACK, content);
        }
    }

    private long record(
            String insertion, ExecutionFinished event, long run, long sequence, OutputRecord output, Digest digest)
            throws SQLException {
        long content = contents.number(digest, output.inline().orElse(null));
        session.update(
                insertion,
                content,
                output.type(),
                event.pipeline(),
                event.id().node(),
                output.port(),
                run,
                Rows.json(output.properties()),
                Cells.nanos(event.at()),
                sequence);
        return content;
    }
}

package io.penstock.runtime.metadata.sqlite;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import io.penstock.artifact.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A database as version 1 left it, made by its script and filled with rows of its form: bodies as JSON without stack and usage,
 * ends of runs without notes. Run 'r1': 'gen' wrote 'table' inline; 'train' read it and wrote 'model', withheld 'extra'. Run 'r2': both
 * cached, and 'push' failed.
 */
public final class VersionOne {

    static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123456789Z");
    static final String TABLE = "{\"rows\":3}";

    private static final String GROUP = "{\"parts\":{\"code:Step.run\":\"1a\"}}";
    private static final String STARTED_AT = "2026-05-01T12:00:00.123456789Z";

    private final SqliteSession session;
    private long sequence;

    private VersionOne(SqliteSession session) {
        this.session = session;
    }

    /** Makes the database, with so many more executions in a run 'r3'. */
    public static void make(Path file, int more) throws SQLException, IOException {
        try (SqliteSession session = SqliteSession.writing(file)) {
            VersionOne database = new VersionOne(session);
            session.begin();
            database.applyScript();
            database.fill();
            database.fill(more);
            session.commit();
        }
    }

    private void applyScript() throws SQLException, IOException {
        String script =
                Resources.toString(Resources.getResource(VersionOne.class, "001-begin.sql"), StandardCharsets.UTF_8);
        for (String statement :
                Splitter.on(";\n").trimResults().omitEmptyStrings().split(script)) {
            session.execute(statement);
        }
        session.execute("""
                CREATE TABLE migrations (
                  version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)""");
        session.update(
                "INSERT INTO migrations VALUES (1, ?, '2026-05-01')",
                Digest.of(script).text());
    }

    private void fill() throws SQLException {
        session.update("INSERT INTO shared_parts VALUES (?, ?)", Cells.bytes(group()), GROUP);
        session.update("INSERT INTO contents VALUES (1, ?)", TABLE.getBytes(StandardCharsets.UTF_8));
        run(1, "r1", "SUCCEEDED");
        long gen = end(1, "gen", "EXECUTED", "k1", "[]", output("out", TABLE));
        long train = end(1, "train", "EXECUTED", "k2", "[" + input(TABLE) + "]", output("model", "model"));
        endRun(1, "SUCCEEDED");
        run(2, "r2", "FAILED");
        long cachedGen = end(2, "gen", "CACHED", "k1", "[]", output("out", TABLE));
        long cachedTrain = end(2, "train", "CACHED", "k2", "[" + input(TABLE) + "]", output("model", "model"));
        long push = end(2, "push", "FAILED", "k3", "[" + input("model") + "]", "");
        endRun(2, "FAILED");
        read(TABLE, train);
        read(TABLE, cachedTrain);
        read("model", push);
        artifact(TABLE, "gen", "out", cachedGen, 1L);
        artifact("model", "train", "model", cachedTrain, null);
        session.update("INSERT INTO invalidations VALUES (?, ?)", Cells.bytes(Digest.of("k1")), gen);
        session.update("INSERT INTO ledger VALUES ('champion', 1, 'v1', ?)", Cells.nanos(NOON));
        session.update("INSERT INTO pins VALUES (?, 'registry')", Cells.bytes(Digest.of("model")));
    }

    private void fill(int more) throws SQLException {
        if (more > 0) {
            run(3, "r3", "SUCCEEDED");
        }
        for (int i = 0; i < more; i++) {
            long end =
                    end(3, "node-" + i, "EXECUTED", "key-" + i, "[" + input(TABLE) + "]", output("out", "made-" + i));
            read(TABLE, end);
            artifact("made-" + i, "node-" + i, "out", end, null);
        }
    }

    private void run(long number, String id, String state) throws SQLException {
        session.update(
                "INSERT INTO runs VALUES (?, ?, 'taxi', 'owner-a', '{}', ?, ?, ?)",
                number,
                id,
                state,
                Cells.nanos(NOON),
                Cells.nanos(NOON.plusSeconds(60)));
        String body = """
                {"at":"%s","environment":{"java":"17"},"host":"host","owner":"owner-a","parameters":"{}","pipeline":"taxi","run":"%s"}""".formatted(STARTED_AT, id);
        event(number, 1, null, null, null, body);
    }

    private void endRun(long run, String state) throws SQLException {
        event(run, 2, null, null, null, state);
    }

    private long end(long run, String node, String outcome, String key, String inputs, String outputs)
            throws SQLException {
        event(run, 3, node, null, null, null);
        String body = """
                {"configuration":"{}","inputs":%s,"outputs":[%s],"parts":{"component":"Step"},"reason":"its key is new","shared":["%s"],"startedAt":"%s"}""".formatted(inputs, outputs, group(), STARTED_AT);
        event(run, 4, node, outcome, key, body);
        return sequence;
    }

    private void event(
            long run,
            int kind,
            @Nullable String node,
            @Nullable String outcome,
            @Nullable String key,
            @Nullable String body)
            throws SQLException {
        sequence++;
        session.update(
                "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                sequence,
                run,
                kind,
                Cells.nanos(NOON.plusSeconds(sequence)),
                node,
                node == null ? null : "",
                node == null ? null : 1,
                outcome,
                key == null ? null : Cells.bytes(Digest.of(key)),
                body);
    }

    private void read(String content, long sequence) throws SQLException {
        session.update("INSERT INTO inputs VALUES (?, ?)", Cells.bytes(Digest.of(content)), sequence);
    }

    private void artifact(String content, String node, String output, long newest, @Nullable Long inline)
            throws SQLException {
        session.update(
                "INSERT INTO artifacts VALUES (?, 'T', 'taxi', ?, ?, 1, '{\"properties\":{\"span\":\"7\"}}', ?, ?, ?)",
                Cells.bytes(Digest.of(content)),
                node,
                output,
                Cells.nanos(NOON),
                newest,
                inline);
    }

    private static Digest group() {
        return Digest.of(GROUP);
    }

    private static String input(String content) {
        return """
                {"digest":"%s","field":"table","node":"gen","port":"out","type":"T"},{"digest":null,"field":"gate","node":"gate","port":"out","type":"T"}""".formatted(Digest.of(content));
    }

    private static String output(String port, String content) {
        return """
                {"bytes":5,"digest":"%s","inline":null,"port":"%s","properties":{"span":"7"},"type":"T","withheld":""},{"bytes":0,"digest":null,"inline":null,"port":"extra","properties":{},"type":"T","withheld":"no"}""".formatted(Digest.of(content), port);
    }
}

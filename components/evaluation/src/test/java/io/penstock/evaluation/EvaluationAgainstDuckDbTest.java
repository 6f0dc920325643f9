package io.penstock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.columns.Batch;
import io.penstock.examples.Examples;
import io.penstock.testing.model.ColumnModel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows in DuckDB: the same figures, overall and per slice, by SQL. */
class EvaluationAgainstDuckDbTest {

    private static final String FIGURES = """
            WITH ranked AS (
              SELECT payment, label, score,
                     rank() OVER (PARTITION BY payment ORDER BY score)
                       + (count(*) OVER (PARTITION BY payment, score) - 1) / 2.0 AS midrank
              FROM scored WHERE label IS NOT NULL),
            levels AS (
              SELECT payment, score, sum(label) AS hits, count(*) AS here FROM ranked GROUP BY ALL),
            steps AS (
              SELECT payment, hits, sum(hits) OVER w / sum(here) OVER w AS precision
              FROM levels WINDOW w AS (PARTITION BY payment ORDER BY score DESC)),
            averaged AS (SELECT payment, sum(hits * precision) / sum(hits) AS ap FROM steps GROUP BY payment)
            SELECT r.payment, count(*) AS n,
                   (sum(midrank) FILTER (label = 1) - sum(label) * (sum(label) + 1) / 2)
                     / (sum(label) * sum(1 - label)) AS auc,
                   any_value(ap) AS ap,
                   avg(-ln(greatest(1e-15, CASE WHEN label = 1 THEN score ELSE 1 - score END))) AS loss,
                   count(*) FILTER (label = 1 AND score >= 0.5) AS tp,
                   count(*) FILTER (label = 0 AND score >= 0.5) AS fp,
                   count(*) FILTER (label = 1 AND score < 0.5) AS fn,
                   count(*) FILTER (label = 0 AND score < 0.5) AS tn
            FROM ranked r JOIN averaged a ON r.payment = a.payment GROUP BY r.payment
            """;

    @TempDir
    private Path directory;

    @Test
    void figuresAreThoseOfSql() throws Exception {
        Examples examples = ScoredExamples.write(directory.resolve("examples"), 20_000);
        var model = ColumnModel.binary("good").write(directory.resolve("good"));
        Evaluation evaluation =
                Evaluation.of(model, Optional.empty(), examples, EvaluationOptions.DEFAULT.slicedBy("payment"), 2);

        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE scored (payment VARCHAR, label DOUBLE, score DOUBLE)");
            for (Batch batch : ScoredExamples.batches(examples)) {
                append((DuckDBConnection) connection, batch, true);
                append((DuckDBConnection) connection, batch, false);
            }
            int compared = 0;
            try (ResultSet figures = statement.executeQuery(FIGURES)) {
                for (; figures.next(); compared++) {
                    compare(figures, result(evaluation, figures.getString("payment")));
                }
            }
            assertThat(compared).isEqualTo(5);
        }
    }

    /** Under the name {@code all} every row stands once more. */
    private static void append(DuckDBConnection connection, Batch batch, boolean all) throws Exception {
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "scored")) {
            for (int row = 0; row < batch.rows(); row++) {
                Object payment = all ? "all" : batch.texts("payment").boxed(row);
                appender.beginRow();
                appender.append(payment == null ? "none" : payment.toString());
                if (batch.column("label").isMissing(row)) {
                    appender.appendNull();
                } else {
                    appender.append(batch.doubles("label").value(row));
                }
                appender.append(batch.doubles("good").value(row));
                appender.endRow();
            }
        }
    }

    private static SliceResult result(Evaluation evaluation, String payment) {
        Slice slice = payment.equals("none") ? Slice.missing("payment") : Slice.of("payment", payment);
        return payment.equals("all")
                ? evaluation.overall()
                : evaluation.slice(slice).orElseThrow();
    }

    private static void compare(ResultSet figures, SliceResult result) throws Exception {
        assertThat(result.rows()).isEqualTo(figures.getLong("n"));
        assertThat(value(result, "AUC")).isCloseTo(figures.getDouble("auc"), within(1e-12));
        assertThat(value(result, "PR-AUC")).isCloseTo(figures.getDouble("ap"), within(1e-12));
        assertThat(value(result, "log loss")).isCloseTo(figures.getDouble("loss"), within(1e-12));
        assertThat(result.model().confusion().orElseThrow().counts())
                .isEqualTo(List.of(
                        List.of(figures.getLong("tn"), figures.getLong("fp")),
                        List.of(figures.getLong("fn"), figures.getLong("tp"))));
    }

    private static double value(SliceResult result, String metric) {
        return result.model().measure(metric).orElseThrow().value().orElseThrow();
    }
}

package io.penstock.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.data.csv.CsvOptions;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.jdbc.JdbcAddress;
import io.penstock.data.jdbc.JdbcSource;
import io.penstock.data.json.JsonSource;
import io.penstock.data.records.RecordSource;
import io.penstock.data.source.Source;
import io.penstock.data.split.Split;
import io.penstock.examples.Examples;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made again when a source changes, and what comes from the cache. */
class SourcesInRunsTest {

    @TempDir
    Path scratch;

    private Workspace workspace;

    record Point(long x) {}

    @BeforeEach
    void open() {
        workspace = Workspace.open(scratch.resolve("workspace"));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aDatabaseIsReadEveryTimeAndEqualRowsStopThere() throws Exception {
        String url = "jdbc:sqlite:" + scratch.resolve("points.db");
        execute(url, "create table points (x integer)", "insert into points values (1), (2)");
        Source source = JdbcSource.of(JdbcAddress.of(url), "select x from points order by x");

        assertThat(outcomes(source)).containsExactly("executed", "executed");
        assertThat(outcomes(source)).containsExactly("executed", "cached");

        execute(url, "insert into points values (3)");
        assertThat(outcomes(source)).containsExactly("executed", "executed");
    }

    @Test
    void aDatabaseOfAKnownStateComesFromTheCache() throws Exception {
        String url = "jdbc:sqlite:" + scratch.resolve("points.db");
        execute(url, "create table points (x integer)", "insert into points values (1), (2)");
        JdbcSource source = JdbcSource.of(JdbcAddress.of(url), "select x from points order by x");

        assertThat(outcomes(source.asOf("monday"))).containsExactly("executed", "executed");
        assertThat(outcomes(source.asOf("monday"))).containsExactly("cached", "cached");
        assertThat(outcomes(source.asOf("tuesday"))).containsExactly("executed", "cached");
    }

    @Test
    void filesCountByTheirContentAndFormatsOfEqualRowsMeet() throws Exception {
        Path csv = write("a/points.csv", "x\n1\n2\n");
        Path copy = write("b/points.csv", "x\n1\n2\n");
        Path json = write("points.jsonl", "{\"x\":1}\n{\"x\":2}\n");

        assertThat(outcomes(CsvSource.of(csv))).containsExactly("executed", "executed");
        assertThat(outcomes(CsvSource.of(copy))).containsExactly("cached", "cached");
        assertThat(outcomes(JsonSource.of(json))).containsExactly("executed", "cached");
        assertThat(outcomes(RecordSource.write(scratch, Point.class, List.of(new Point(1), new Point(2)))))
                .containsExactly("executed", "cached");
    }

    @Test
    void rowsThatAreSetAsideAreCountedInTheProperties() throws Exception {
        Path csv = write("points.csv", "x\n1\n2,3\n");
        Source source = CsvSource.of(csv).withOptions(CsvOptions.DEFAULT.withMaxBadFraction(0.5));

        NodeReport.Output output = run(source).node("read").outputs().get(0);

        assertThat(output.properties())
                .containsEntry("rows", "1")
                .containsEntry("quarantined", "1")
                .containsEntry("splits", "all");
    }

    private List<String> outcomes(Source source) {
        RunReport report = run(source);
        return List.of(
                report.node("read").outcome().toString(),
                report.node("count").outcome().toString());
    }

    private RunReport run(Source source) {
        Pipeline pipeline = Pipeline.define("sources", p -> {
            Port<Examples> examples = p.add("read", new ExampleGen(source, Split.whole("all")));
            p.add("count", new StatisticsGen(examples));
        });
        return workspace.run(pipeline).orThrow();
    }

    private Path write(String name, String text) throws IOException {
        Path file = scratch.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

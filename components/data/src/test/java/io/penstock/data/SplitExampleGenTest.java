package io.penstock.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.csv.CsvOptions;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.jdbc.JdbcAddress;
import io.penstock.data.jdbc.JdbcSource;
import io.penstock.data.json.JsonSource;
import io.penstock.data.records.RecordSource;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Source;
import io.penstock.data.split.SplitSource;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import io.penstock.runtime.Workspace;
import io.penstock.testing.Result;
import io.penstock.testing.TestExecution;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitExampleGenTest {

    private static final Path ADULT = Path.of("src", "test", "resources", "adult-5000.csv");

    @TempDir
    Path scratch;

    private final TestExecution test = new TestExecution();

    record Point(long x, double y) {}

    @AfterEach
    void deleteFiles() {
        test.close();
    }

    @Test
    void eachSplitHasTheRowsOfItsFilesInOrder() throws Exception {
        List<String> lines = Files.readAllLines(ADULT);
        Path train = csv("train.csv", lines.get(0), lines.subList(1, 3_500));
        csv("rest/b.csv", lines.get(0), lines.subList(4_500, lines.size()));
        csv("rest/a.csv", lines.get(0), lines.subList(3_500, 4_500));

        Examples examples = test.outputOf(
                SplitExampleGen.of(CsvSource.of(train), CsvSource.matching(scratch.resolve("rest"), "*.csv")));

        assertThat(examples.splits()).containsExactly("train", "eval");
        List<List<String>> all = recordsOf(ADULT);
        assertThat(texts(examples, "train")).isEqualTo(all.subList(0, 3_499));
        assertThat(texts(examples, "eval")).isEqualTo(all.subList(3_499, all.size()));
    }

    @Test
    void typesHoldTheValuesOfAllFiles() throws Exception {
        Path train = csv("train.csv", "a,b,c", List.of("1,2,", "007,3,"));
        Path eval = csv("eval.csv", "a,b,c", List.of("4,5.5,true", "6,7,\"\""));

        Examples examples = test.outputOf(SplitExampleGen.of(CsvSource.of(train), CsvSource.of(eval)));

        assertThat(examples.rowType())
                .isEqualTo(RowType.of(
                        new Field("a", ColumnType.TEXT),
                        new Field("b", ColumnType.FLOAT64),
                        new Field("c", ColumnType.TEXT)));
        assertThat(rows(examples, "train")).containsExactly(row("1", 2.0, null), row("007", 3.0, null));
        assertThat(rows(examples, "eval")).containsExactly(row("4", 5.5, "true"), row("6", 7.0, null));
    }

    @Test
    void everyKindOfSourceMayBeASplit() throws Exception {
        Source csv = CsvSource.of(csv("a.csv", "x,y", List.of("1,0.5")));
        Source json = JsonSource.of(Files.writeString(scratch.resolve("b.jsonl"), "{\"x\":2,\"y\":1.5}\n"));
        Source records = RecordSource.write(scratch, Point.class, List.of(new Point(3, 2.5)));
        Source query = JdbcSource.of(
                JdbcAddress.of("jdbc:sqlite:" + scratch.resolve("empty.db")),
                "select cast(4 as integer) as x, cast(3.5 as real) as y");
        RowType types = RowType.of(new Field("x", ColumnType.INT64), new Field("y", ColumnType.FLOAT64));

        Examples examples = test.outputOf(SplitExampleGen.of(
                new SplitSource("train", csv),
                new SplitSource("eval", json),
                new SplitSource("test", records),
                new SplitSource("live", query.withTypes(types))));

        assertThat(examples.rowType()).isEqualTo(types);
        assertThat(rows(examples, "train")).containsExactly(row(1L, 0.5));
        assertThat(rows(examples, "eval")).containsExactly(row(2L, 1.5));
        assertThat(rows(examples, "test")).containsExactly(row(3L, 2.5));
        assertThat(rows(examples, "live")).containsExactly(row(4L, 3.5));
    }

    @Test
    void aFileThatLacksAColumnIsRefusedByName() throws Exception {
        Path train = csv("train.csv", "fare,tips", List.of("1,2"));
        Path eval = csv("eval.csv", "fare,tip", List.of("3,4"));

        assertThatThrownBy(() -> test.run(SplitExampleGen.of(CsvSource.of(train), CsvSource.of(eval))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("eval.csv' has other columns than")
                .hasMessageContaining("it lacks 'tips' and has 'tip' besides");
        Source json = JsonSource.of(Files.writeString(scratch.resolve("eval.jsonl"), "{\"tips\":2,\"fare\":1}\n"));
        assertThatThrownBy(() -> test.run(SplitExampleGen.of(CsvSource.of(train), json)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "JSON file '" + scratch.resolve("eval.jsonl") + "' has other columns than CSV file")
                .hasMessageContaining("it has them in the order 'tips', 'fare'");
    }

    @Test
    void columnsOfUnequalTypesAreRefusedByName() throws Exception {
        Source csv = CsvSource.of(csv("train.csv", "fare,tips", List.of("1,2.5")));
        Source json = JsonSource.of(Files.writeString(scratch.resolve("eval.jsonl"), "{\"fare\":1,\"tips\":\"2\"}\n"));

        assertThatThrownBy(() -> test.run(SplitExampleGen.of(csv, json)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "Column 'tips' of JSON file '%s' is 'text', but 'float64' in CSV file '%s'. Make them equal, or give both the same types.",
                        scratch.resolve("eval.jsonl"), scratch.resolve("train.csv"));
    }

    @Test
    void aQueryOfOtherTypesIsRefusedToo() throws Exception {
        Source csv = CsvSource.of(csv("train.csv", "x", List.of("1")));
        Source query = JdbcSource.of(
                JdbcAddress.of("jdbc:sqlite:" + scratch.resolve("empty.db")), "select cast('a' as text) as x");

        assertThatThrownBy(() -> test.run(SplitExampleGen.of(csv, query)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Column 'x' of Query 'select cast('a' as text) as x'")
                .hasMessageContaining("is 'text', but 'int64' in CSV file");
    }

    @Test
    void rowsSetAsideAreCountedAndToldForEachSplit() throws Exception {
        Path train = csv("train.csv", "x,y", List.of("1,2", "3", "4,5"));
        Path eval = csv("eval.csv", "x,y", List.of("6,7", "8,9,10", "11"));
        CsvSource lenient = CsvSource.anywhere().withOptions(CsvOptions.DEFAULT.withMaxBadFraction(0.7));

        Result<Port<Examples>> result =
                test.run(SplitExampleGen.of(lenient.reading(FileSet.of(train)), lenient.reading(FileSet.of(eval))));

        assertThat(result.properties(port -> port))
                .containsEntry("splits", "train,eval")
                .containsEntry("rows", "3")
                .containsEntry("quarantined", "3")
                .containsEntry("quarantined.train", "1")
                .containsEntry("quarantined.eval", "2");
        assertThat(Files.readAllLines(result.output(port -> port).quarantine().orElseThrow()))
                .containsExactly(
                        "line\treason\traw",
                        "3\ttrain: 1 fields instead of 2\t3",
                        "3\teval: 3 fields instead of 2\t8,9,10",
                        "4\teval: 1 fields instead of 2\t11");
    }

    @Test
    void eachSourceJudgesItsOwnBadRows() throws Exception {
        Path train = csv("train.csv", "x", Collections.nCopies(1_000, "1"));
        Path eval = csv("eval.csv", "x", List.of("1", "2,3"));

        assertThatThrownBy(() -> test.run(SplitExampleGen.of(CsvSource.of(train), CsvSource.of(eval))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("eval.csv' has 1 unreadable rows of 2");
    }

    @Test
    void theContentOfEveryFileCounts() throws Exception {
        Path train = csv("train.csv", "x", List.of("1"));
        Path eval = csv("eval.csv", "x", List.of("2"));
        Pipeline pipeline =
                Pipeline.define("splits", p -> p.add(SplitExampleGen.of(CsvSource.of(train), CsvSource.of(eval))));
        try (Workspace workspace = Workspace.open(scratch.resolve("workspace"))) {
            assertThat(outcome(workspace, pipeline)).isEqualTo("executed");
            assertThat(outcome(workspace, pipeline)).isEqualTo("cached");
            csv("eval.csv", "x", List.of("3"));
            assertThat(outcome(workspace, pipeline)).isEqualTo("executed");
        }
    }

    @Test
    void theLookForTypesStopsWithinABatchWhenItIsAsked() throws Exception {
        List<String> lines = Collections.nCopies(2 * Batch.MAX_ROWS, "1,2");
        Source csv = CsvSource.of(csv("a.csv", "x,y", lines));
        Source json = JsonSource.of(csv("a.jsonl", "{\"x\":1}", Collections.nCopies(lines.size(), "{\"x\":1}")));

        for (List<Source> sources : List.of(List.of(csv, csv), List.of(json, json), List.of(csv, json))) {
            List<SplitSource> splits =
                    List.of(new SplitSource("train", sources.get(0)), new SplitSource("eval", sources.get(1)));
            List<Long> told = new ArrayList<>();
            assertThatThrownBy(() -> GivenSplits.in(scratch.resolve("examples"), splits, rows -> {
                        told.add(rows);
                        throw new InterruptedException("cancelled");
                    }))
                    .isInstanceOf(InterruptedException.class);
            assertThat(told).hasSize(1).allSatisfy(rows -> assertThat(rows).isLessThanOrEqualTo(Batch.MAX_ROWS));
        }
    }

    @Test
    void whoIsCancelledDoesNotComeToTheEndOfTheLook() throws Exception {
        List<String> lines = new ArrayList<>(Collections.nCopies(Batch.MAX_ROWS, "{\"x\":1}"));
        lines.add("{\"x\":[1]}");
        Source json = JsonSource.of(csv("a.jsonl", "{\"x\":1}", lines));
        SplitExampleGen given = SplitExampleGen.of(json, json);

        assertThatThrownBy(() -> test.run(given)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> given.run(test.input(Examples.class, empty()), cancelled()))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void splitsAreNamedOnce() {
        Source any = CsvSource.of(ADULT);

        assertThatThrownBy(() -> SplitExampleGen.of(new SplitSource("a", any), new SplitSource("a", any)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("'[a, a]'");
        assertThatThrownBy(SplitExampleGen::of).isInstanceOf(DefinitionException.class);
        assertThatThrownBy(() -> new SplitSource("a/b", any))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("'a/b'");
    }

    private Examples empty() throws IOException {
        Path directory = Files.createDirectory(scratch.resolve("empty"));
        ExamplesWriter.in(directory, RowType.of(new Field("x", ColumnType.INT64)), List.of("all"))
                .close();
        return Examples.open(directory);
    }

    /** Returns an execution that gives a directory and then is cancelled. */
    private Execution cancelled() {
        return (Execution) Proxy.newProxyInstance(
                Execution.class.getClassLoader(), new Class<?>[] {Execution.class}, (proxy, method, values) -> {
                    if (method.getName().equals("directory")) {
                        return scratch;
                    }
                    throw new InterruptedException("cancelled at " + method.getName());
                });
    }

    private static String outcome(Workspace workspace, Pipeline pipeline) {
        return workspace
                .run(pipeline)
                .orThrow()
                .node("split-example-gen")
                .outcome()
                .toString();
    }

    private Path csv(String name, String header, List<String> lines) throws IOException {
        Path file = scratch.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, header + "\n" + String.join("\n", lines) + "\n");
    }

    /** Returns rows as another reader reads them. */
    private static List<List<String>> recordsOf(Path file) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream().skip(1).map(CsvRecord::getFields).toList();
        }
    }

    private static List<List<String>> texts(Examples examples, String split) {
        return rows(examples, split).stream()
                .map(row ->
                        row.stream().map(value -> Objects.toString(value, "")).toList())
                .toList();
    }

    private static List<List<@Nullable Object>> rows(Examples examples, String split) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (BatchReader reader = examples.read(split)) {
            for (Batch batch : reader) {
                for (int at = 0; at < batch.rows(); at++) {
                    int row = at;
                    rows.add(new ArrayList<>(batch.columns().stream()
                            .map(column -> column.boxed(row))
                            .toList()));
                }
            }
        }
        return rows;
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}

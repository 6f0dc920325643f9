package io.penstock.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.Manifest;
import io.penstock.columns.ColumnType;
import io.penstock.data.csv.CsvOptions;
import io.penstock.data.schema.ColumnSchema;
import io.penstock.data.schema.Schema;
import io.penstock.data.split.Split;
import io.penstock.data.statistics.Statistics;
import io.penstock.errors.DataException;
import io.penstock.examples.Examples;
import io.penstock.testing.Result;
import io.penstock.testing.TestExecution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The components as a pipeline runs them. */
class DataComponentsTest {

    private final TestExecution test = new TestExecution();

    @AfterEach
    void deleteFiles() {
        test.close();
    }

    @Test
    void examplesTellTheirSplitsAndRowsAsProperties() throws Exception {
        Result<Port<Examples>> trips = test.run(new CsvExampleGen(ExternalInput.of(Trips.FILE), Split.byHash(2, 1)));

        assertThat(trips.properties(port -> port))
                .containsAllEntriesOf(Map.of("splits", "train,eval", "rows", "15002", "quarantined", "0"));
    }

    @Test
    void examplesThatPassAreTheSameToTheByte() throws Exception {
        Port<Examples> trips = trips();
        Port<Statistics> statistics = test.run(new StatisticsGen(trips)).outputs();
        Port<Schema> schema = test.run(new SchemaGen(statistics)).outputs();

        Result<ExampleValidator.Outputs> checked = test.run(new ExampleValidator(trips, statistics, schema));

        assertThat(digest(checked.output(ExampleValidator.Outputs::examples))).isEqualTo(digest(read(trips)));
        assertThat(checked.output(ExampleValidator.Outputs::anomalies).hasErrors())
                .isFalse();
    }

    @Test
    void examplesThatDeviateAreWithheldWithTheErrorsAsTheReason() throws Exception {
        Port<Examples> trips = trips();
        Port<Statistics> statistics = test.run(new StatisticsGen(trips)).outputs();
        SchemaGen strict = new SchemaGen(statistics)
                .with(ColumnSchema.of("fare", ColumnType.FLOAT64).withRange(0, 500));
        Port<Schema> schema = test.run(strict).outputs();

        Result<ExampleValidator.Outputs> checked = test.run(new ExampleValidator(trips, statistics, schema));

        assertThat(checked.withheld(ExampleValidator.Outputs::examples))
                .hasValueSatisfying(reason -> assertThat(reason).contains("column 'fare'", "700.07"));
        assertThat(checked.output(ExampleValidator.Outputs::anomalies).errors()).hasSize(1);
    }

    @Test
    void quarantinedRowsAreCountedAndOutsideTheDigest(@TempDir Path scratch) throws Exception {
        Path clean = Files.writeString(scratch.resolve("clean.csv"), "a,b\n1,2\n3,4\n");
        Path dirty = Files.writeString(scratch.resolve("dirty.csv"), "a,b\n1,2\n5\n3,4\n");
        CsvOptions lenient = CsvOptions.DEFAULT.withMaxBadFraction(0.5);

        Result<Port<Examples>> fromDirty =
                test.run(CsvExampleGen.of(dirty, Split.whole("all")).withOptions(lenient));

        assertThat(fromDirty.properties(port -> port))
                .containsEntry("quarantined", "1")
                .containsEntry("rows", "2");
        assertThat(digest(fromDirty.output(port -> port)))
                .isEqualTo(digest(test.outputOf(CsvExampleGen.of(clean, Split.whole("all")))));
    }

    @Test
    void aKeyThatIsNoColumnFailsWithTheColumns() {
        assertThatThrownBy(() ->
                        test.run(CsvExampleGen.of(Trips.FILE, Split.byHash(2, 1).keyedBy("taxi_id"))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'taxi_id'")
                .hasMessageContaining("payment_type");
    }

    private Port<Examples> trips() throws IOException, InterruptedException {
        return test.run(CsvExampleGen.of(Trips.FILE, Split.byHash(2, 1))).outputs();
    }

    private Examples read(Port<Examples> port) throws IOException, InterruptedException {
        return test.outputOf(new Again(port));
    }

    private static String digest(Examples examples) throws IOException {
        return Manifest.of(examples.directory(), file -> file.equals("quarantine.tsv"))
                .digest()
                .text();
    }

    /** Writes what it read. */
    private record Again(Port<Examples> examples) implements Component<Port<Examples>> {

        @Override
        public void run(Port<Examples> out, Execution execution) throws IOException {
            execution.write(out, execution.read(examples));
        }
    }
}

package io.penstock.transform;

import static io.penstock.transform.expression.Expression.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.data.schema.ColumnSchema;
import io.penstock.data.schema.Schema;
import io.penstock.errors.DataException;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import io.penstock.testing.Result;
import io.penstock.testing.TestExecution;
import io.penstock.transform.feature.Label;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformTest {

    private static final RowType TYPE = RowType.of(
            new Field("fare", ColumnType.FLOAT64),
            new Field("tips", ColumnType.FLOAT64),
            new Field("label", ColumnType.TEXT));
    private static final Schema SCHEMA = new Schema(List.of(ColumnSchema.of("fare", ColumnType.FLOAT64)));
    private static final FeatureSpec SPEC = FeatureSpec.labelled(Label.binary(
                    "small", "big", column("tips").greaterThan(column("fare").times(0.2))))
            .minMax("fare");

    @TempDir
    Path directory;

    @Test
    void everySplitHasTheFeaturesThatTheTrainingRowsTaught() throws IOException, InterruptedException {
        try (TestExecution test = new TestExecution()) {
            Result<Transform.Outputs> result = run(test, SCHEMA, SPEC);

            assertThat(doubles(result, "train", "fare")).containsExactly(0, 1);
            assertThat(doubles(result, "eval", "fare"))
                    .as("0 to 10 in training")
                    .containsExactly(2);
        }
    }

    @Test
    void rowsWithoutALabelAreLeftOutAndCounted() throws IOException, InterruptedException {
        try (TestExecution test = new TestExecution()) {
            Result<Transform.Outputs> result = run(test, SCHEMA, SPEC);

            assertThat(doubles(result, "train", "label")).containsExactly(1, 0);
            assertThat(result.properties(Transform.Outputs::examples))
                    .containsEntry("rows-without-label.train", "1")
                    .containsEntry("rows-without-label.eval", "0");
        }
    }

    @Test
    void aRawColumnNamedLabelMayBeTheLabel() throws IOException, InterruptedException {
        FeatureSpec spec = FeatureSpec.labelled(Label.classes("label")).minMax("fare");
        try (TestExecution test = new TestExecution()) {
            assertThat(doubles(run(test, SCHEMA, spec), "train", "label")).containsExactly(1, 0, 1);
        }
    }

    @Test
    void aColumnOfAnotherTypeThanTheSchemaSaysIsNamed() throws IOException {
        Schema schema = new Schema(List.of(ColumnSchema.of("fare", ColumnType.TEXT)));
        try (TestExecution test = new TestExecution()) {
            assertThatThrownBy(() -> run(test, schema, SPEC))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(
                            "Columns have other types than the schema says: 'fare' is 'float64' instead of 'text'.");
        }
    }

    private Result<Transform.Outputs> run(TestExecution test, Schema schema, FeatureSpec spec)
            throws IOException, InterruptedException {
        return test.run(new Transform(test.input(examples()), test.input(schema), spec));
    }

    private Examples examples() throws IOException {
        try (ExamplesWriter writer = ExamplesWriter.in(directory, TYPE, List.of("train", "eval"))) {
            writer.write(
                    "train",
                    Batch.of(
                            TYPE,
                            Row.of("fare", 0.0, "tips", 1.0, "label", "b"),
                            Row.of("fare", 10.0, "tips", 1.0, "label", "a"),
                            Row.of("fare", 5.0, "label", "b")));
            writer.write("eval", Batch.of(TYPE, Row.of("fare", 20.0, "tips", 1.0, "label", "a")));
        }
        return Examples.open(directory);
    }

    private static double[] doubles(Result<Transform.Outputs> result, String split, String column) throws IOException {
        Examples examples = result.output(Transform.Outputs::examples);
        try (BatchReader batches = examples.read(split)) {
            Batch batch = batches.iterator().next();
            double[] values = new double[batch.rows()];
            batch.doubles(column).values().get(values);
            return values;
        }
    }
}

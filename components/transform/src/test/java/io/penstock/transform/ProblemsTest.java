package io.penstock.transform;

import static io.penstock.transform.expression.Expression.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.ListColumn;
import io.penstock.columns.LongColumn;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.data.schema.Schema;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import io.penstock.testing.Result;
import io.penstock.testing.TestExecution;
import io.penstock.transform.feature.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels of every problem, weights and texts, from raw rows to transformed ones. */
class ProblemsTest {

    private static final RowType TYPE = RowType.of(
            new Field("fare", ColumnType.FLOAT64),
            new Field("tips", ColumnType.FLOAT64),
            new Field("kind", ColumnType.TEXT),
            new Field("note", ColumnType.TEXT));

    @TempDir
    private Path directory;

    private final TestExecution test = new TestExecution();

    @AfterEach
    void deleteFiles() {
        test.close();
    }

    @Test
    void tagsAreColumnsEachAndARowWithoutOneOfThemIsLeftOut() throws IOException, InterruptedException {
        Result<Transform.Outputs> result = run(Label.tag("dear", column("fare").greaterThan(15))
                .and("tipped", column("tips").greaterThan(0)));

        assertThat(problem(result)).isEqualTo(new ProblemType.MultilabelClassification(List.of("dear", "tipped")));
        assertThat(numbers(result, "label.dear")).containsExactly(0, 1);
        assertThat(numbers(result, "label.tipped")).containsExactly(1, 0);
        assertThat(result.properties(Transform.Outputs::examples)).containsEntry("rows-without-label.train", "1");
    }

    @Test
    void relevanceComesWithTheNumberOfItsQuery() throws IOException, InterruptedException {
        Result<Transform.Outputs> result = run(Label.relevance(column("fare"), "kind"));

        double[] queries = numbers(result, "query");
        assertThat(numbers(result, "label")).containsExactly(10, 20, 30);
        assertThat(queries[0]).isEqualTo(queries[2]).isNotEqualTo(queries[1]);
        assertThat(problem(result)).isEqualTo(new ProblemType.Ranking());
    }

    @Test
    void theNextValuesOfASeriesAreColumnsInTheirOrder() throws IOException, InterruptedException {
        Result<Transform.Outputs> result = run(Label.next(column("fare"), column("tips")));

        assertThat(numbers(result, "label.1")).containsExactly(10, 20);
        assertThat(numbers(result, "label.2")).containsExactly(3, 0);
        assertThat(problem(result)).isEqualTo(new ProblemType.Forecasting(2));
    }

    @Test
    void aProblemWithoutALabelKeepsEveryRow() throws IOException, InterruptedException {
        Result<Transform.Outputs> result = run(Label.clusters());

        assertThat(result.output(Transform.Outputs::examples).rowType().names()).containsExactly("fare");
        assertThat(result.output(Transform.Outputs::examples).rows("train")).isEqualTo(3);
        assertThat(problem(result)).isEqualTo(new ProblemType.Clustering());
    }

    @Test
    void quantilesCountsAndAnomaliesSayWhatTheyAre() throws IOException, InterruptedException {
        assertThat(problem(run(Label.quantile(0.9, column("fare")))))
                .isEqualTo(new ProblemType.Regression(Target.quantile(0.9)));
        assertThat(problem(run(Label.count(column("fare"))))).isEqualTo(new ProblemType.Regression(Target.count()));
        assertThat(problem(run(Label.anomalies(column("fare").greaterThan(25)))))
                .isEqualTo(new ProblemType.AnomalyDetection(true));
        assertThat(problem(run(Label.textClasses("kind"))))
                .isEqualTo(new ProblemType.TextClassification(List.of("a", "b")));
    }

    @Test
    void aNegativeCountIsRefused() {
        assertThatThrownBy(() -> run(Label.count(column("fare").times(-1))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("counts something, but is '-30.0'");
    }

    @Test
    void wordsAreIndicesByFrequencyPaddedAndCut() throws IOException, InterruptedException {
        Result<Transform.Outputs> result =
                run(FeatureSpec.labelled(Label.classes("kind")).words(3, "note"));

        FittedTransform fitted = result.output(Transform.Outputs::fitted);
        assertThat(fitted.signature().features())
                .containsExactly(new Feature.Sequence("note", List.of("<unknown>", "good", "very", "trip", "!"), 3));
        assertThat(tokens(result)).containsExactly(List.of(1L, 3L, 4L), List.of(2L, 2L, 1L), List.of(-1L, -1L, -1L));
        double[] row = new double[3];
        fitted.features(Row.of("note", "a GOOD"), row);
        assertThat(row).as("an unknown word, a known one, padding").containsExactly(0, 1, -1);
    }

    @Test
    void weightsStandBesideTheLabelAndANegativeOneIsRefused() throws IOException, InterruptedException {
        FeatureSpec spec = FeatureSpec.labelled(Label.classes("kind")).unscaled("fare");

        assertThat(numbers(run(spec.weightedBy("fare")), "weight")).containsExactly(10, 20, 30);
        assertThatThrownBy(() -> run(spec.weightedBy("tips")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Weight 'tips' is 'NaN' in a row of split 'train'.");
    }

    @Test
    void aFeatureMayNotHaveTheNameOfAColumnBesideIt() {
        FeatureSpec classes = FeatureSpec.labelled(Label.classes("kind"));
        FeatureSpec next = FeatureSpec.labelled(Label.next(column("fare")));

        assertThatThrownBy(() -> classes.weightedBy("fare").unscaled("weight")).isInstanceOf(DefinitionException.class);
        assertThatThrownBy(() -> next.unscaled("label.1")).isInstanceOf(DefinitionException.class);
        assertThat(classes.unscaled("weight", "query").features()).hasSize(2);
    }

    private Result<Transform.Outputs> run(Label label) throws IOException, InterruptedException {
        return run(FeatureSpec.labelled(label).unscaled("fare"));
    }

    private Result<Transform.Outputs> run(FeatureSpec spec) throws IOException, InterruptedException {
        Path place = directory.resolve(Integer.toString(spec.hashCode()));
        try (ExamplesWriter writer = ExamplesWriter.in(Files.createDirectories(place), TYPE, List.of("train"))) {
            writer.write(
                    "train",
                    Batch.of(
                            TYPE,
                            Row.of("fare", 10.0, "tips", 3.0, "kind", "a", "note", "Good trip! Good good"),
                            Row.of("fare", 20.0, "tips", 0.0, "kind", "b", "note", "very very good trip"),
                            Row.of("fare", 30.0, "kind", "a")));
        }
        return test.run(new Transform(test.input(Examples.open(place)), test.input(new Schema(List.of())), spec));
    }

    private static ProblemType problem(Result<Transform.Outputs> result) throws IOException {
        return result.output(Transform.Outputs::fitted).signature().problem();
    }

    private static double[] numbers(Result<Transform.Outputs> result, String name) throws IOException {
        Batch batch = batch(result);
        return batch.doubles(name).present();
    }

    private static List<List<Long>> tokens(Result<Transform.Outputs> result) throws IOException {
        ListColumn lists = batch(result).lists("note");
        return IntStream.range(0, lists.size())
                .mapToObj(row -> (LongColumn) lists.value(row))
                .map(row -> IntStream.range(0, row.size()).mapToObj(row::value).toList())
                .toList();
    }

    private static Batch batch(Result<Transform.Outputs> result) throws IOException {
        try (BatchReader batches = result.output(Transform.Outputs::examples).read("train")) {
            return batches.iterator().next();
        }
    }
}

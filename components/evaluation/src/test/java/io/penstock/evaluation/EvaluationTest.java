package io.penstock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.evaluation.metric.Metrics;
import io.penstock.examples.Examples;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.testing.model.ColumnModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    private static final int ROWS = 70_000;

    @TempDir
    private static Path directory;

    private static Examples examples;
    private static Model good;
    private static Model poor;

    @BeforeAll
    static void write() throws IOException {
        examples = ScoredExamples.write(directory.resolve("examples"), ROWS);
        good = ColumnModel.binary("good").write(directory.resolve("good"));
        poor = ColumnModel.binary("poor").write(directory.resolve("poor"));
    }

    private static Evaluation evaluate(EvaluationOptions options, int threads) throws IOException {
        return Evaluation.of(good, Optional.of(poor), examples, options, threads);
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() throws IOException {
        EvaluationOptions options =
                EvaluationOptions.DEFAULT.slicedBy("payment").slicedByCross("payment", "hour");

        assertThat(CanonicalJson.write(evaluate(options, 1))).isEqualTo(CanonicalJson.write(evaluate(options, 5)));
    }

    @Test
    void anEvaluationIsReadBackFromItsJson() throws IOException {
        Evaluation evaluation = evaluate(EvaluationOptions.DEFAULT.slicedBy("payment"), 2);

        String json = CanonicalJson.write(evaluation);

        assertThat(CanonicalJson.read(json, Evaluation.class, "it")).isEqualTo(evaluation);
    }

    @Test
    void rowsWithoutALabelAreCountedAndLeftOut() throws IOException {
        SliceResult overall = evaluate(EvaluationOptions.DEFAULT, 1).overall();

        assertThat(overall.unlabelled()).isEqualTo(ROWS / 20);
        assertThat(overall.rows()).isEqualTo(ROWS - ROWS / 20);
    }

    @Test
    void aMissingValueIsASliceOfItsOwn() throws IOException {
        Evaluation evaluation = evaluate(EvaluationOptions.DEFAULT.slicedBy("payment"), 1);

        SliceResult missing = evaluation.slice(Slice.missing("payment")).orElseThrow();
        assertThat(missing.rows() + missing.unlabelled()).isEqualTo(ROWS / 10);
        assertThat(missing.slice()).hasToString("payment = (missing)");
        assertThat(evaluation.slices()).hasSize(4);
        assertThat(evaluation.slices().stream().mapToLong(SliceResult::rows).sum())
                .isEqualTo(evaluation.overall().rows());
    }

    @Test
    void aCrossHasASliceForEachCombination() throws IOException {
        Evaluation evaluation = evaluate(EvaluationOptions.DEFAULT.slicedByCross("payment", "hour"), 2);

        assertThat(evaluation.slices()).hasSize(4 * 24);
        assertThat(evaluation.slice(Slice.of("payment", "Cash").and("hour", "7")))
                .isPresent();
    }

    @Test
    void theIncumbentIsMeasuredOnTheSameRows() throws IOException {
        SliceResult overall = evaluate(EvaluationOptions.DEFAULT, 2).overall();
        Evaluation alone = Evaluation.of(poor, Optional.empty(), examples, EvaluationOptions.DEFAULT, 1);

        assertThat(overall.incumbent()).contains(alone.overall().model());
        assertThat(overall.model().measure("AUC").orElseThrow().value().orElseThrow())
                .isGreaterThan(alone.value("AUC").orElseThrow() + 0.1);
    }

    @Test
    void anIncumbentThatCannotAnswerIsLeftOutWithTheReason() throws IOException {
        Model lost = ColumnModel.binary("gone").write(directory.resolve("lost"));

        Evaluation evaluation = Evaluation.of(good, Optional.of(lost), examples, EvaluationOptions.DEFAULT, 1);

        assertThat(evaluation.incumbent()).contains(lost.digest());
        assertThat(evaluation.incumbentObstacle()).contains("'gone float64'");
        assertThat(evaluation.overall().incumbent()).isEmpty();
    }

    @Test
    void aSliceColumnThatDoesNotExistIsNamedWithTheColumnsThatDo() {
        assertThatThrownBy(() -> evaluate(EvaluationOptions.DEFAULT.slicedBy("paymnt"), 1))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "There is no column 'paymnt' to slice by. Columns: label, good, poor, payment, hour, picture.");
    }

    @Test
    void aColumnOfBytesIsNoSliceColumn() {
        assertThatThrownBy(() -> evaluate(EvaluationOptions.DEFAULT.slicedBy("picture"), 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'picture' is 'binary'");
    }

    @Test
    void tooManySlicesAreRefusedWithTheLimit() {
        assertThatThrownBy(() -> evaluate(EvaluationOptions.DEFAULT.slicedBy("poor"), 2))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more than 200 slices by 'poor'")
                .hasMessageContaining("atMostSlices()");
    }

    @Test
    void aSplitThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> evaluate(EvaluationOptions.DEFAULT.on("test"), 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'test'");
    }

    @Test
    void aSplitWithoutLabelledRowsIsRefused() {
        assertThatThrownBy(() -> evaluate(EvaluationOptions.DEFAULT.on("train"), 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Split 'train' has no row with a label");
    }

    @Test
    void aModelThatAnswersNoProbabilityIsRefused() throws IOException {
        Model broken = ColumnModel.binary("hour").write(directory.resolve("broken"));

        assertThatThrownBy(() -> Evaluation.of(broken, Optional.empty(), examples, EvaluationOptions.DEFAULT, 1))
                .isInstanceOf(ComponentException.class)
                .hasMessageContaining("not a probability");
    }

    @Test
    void aMetricForAnotherProblemIsRefused() {
        assertThatThrownBy(() -> evaluate(EvaluationOptions.DEFAULT.with(Metrics.meanAbsoluteError()), 1))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("'MAE' says nothing of");
    }

    @Test
    void aUsersMetricMayReadAnyColumn() throws IOException {
        Evaluation evaluation =
                evaluate(EvaluationOptions.DEFAULT.with(new MissedHours()).slicedBy("payment"), 2);

        double expected = ScoredExamples.batches(examples).stream()
                .mapToDouble(MissedHoursTally::sum)
                .sum();
        assertThat(evaluation.value("missed hours")).hasValue(expected);
    }

    @Test
    void regressionHasErrorsAndDetermination() throws IOException {
        Model estimator = new ColumnModel(new ProblemType.Regression(), "hour", List.of("good"))
                .write(directory.resolve("estimator"));

        Evaluation evaluation = Evaluation.of(estimator, Optional.empty(), examples, EvaluationOptions.DEFAULT, 3);

        double mae = 0;
        double squares = 0;
        double sum = 0;
        double sumOfSquares = 0;
        for (var batch : ScoredExamples.batches(examples)) {
            for (int row = 0; row < batch.rows(); row++) {
                double label = batch.longs("hour").value(row);
                double error = batch.doubles("good").value(row) - label;
                mae += Math.abs(error) / ROWS;
                squares += error * error / ROWS;
                sum += label / ROWS;
                sumOfSquares += label * label / ROWS;
            }
        }
        assertThat(evaluation.value("MAE").orElseThrow()).isCloseTo(mae, within(1e-9));
        assertThat(evaluation.value("RMSE").orElseThrow()).isCloseTo(Math.sqrt(squares), within(1e-9));
        assertThat(evaluation.value("R2").orElseThrow())
                .isCloseTo(1 - squares / (sumOfSquares - sum * sum), within(1e-9));
        assertThat(evaluation.overall().model().confusion()).isEmpty();
    }

    @Test
    void theTextShowsMetricsAndTheWorstSlices() throws IOException {
        String text = evaluate(EvaluationOptions.DEFAULT.slicedBy("payment", "hour"), 2)
                .toText(3);

        assertThat(text).contains("66500 rows of eval", "incumbent", "AUC", "log loss", "worst slices by log loss");
        assertThat(text.lines().filter(line -> line.contains(" = "))).hasSize(3);
    }
}

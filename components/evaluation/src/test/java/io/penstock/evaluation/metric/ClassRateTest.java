package io.penstock.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.evaluation.tally.ScoredRows;
import io.penstock.evaluation.tally.Tally;
import io.penstock.model.Predictions;
import io.penstock.model.ProblemType;
import io.penstock.model.ProblemType.BinaryClassification;
import io.penstock.model.ProblemType.MulticlassClassification;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassRateTest {

    private static final ProblemType TWO = new BinaryClassification("no", "yes");
    private static final ProblemType THREE = new MulticlassClassification(List.of("a", "b", "c"));

    private static <A> Measure measure(Metric<A> metric, ProblemType problem, double[] scores, double... labels) {
        Tally<A> tally = metric.tally(problem);
        A partial = tally.zero(Tally.Room.WHOLE);
        Batch raw = Batch.of(RowType.of(new Field("x", ColumnType.FLOAT64)), List.of(DoubleColumn.of(labels.clone())));
        int[] all = IntStream.range(0, labels.length).toArray();
        tally.add(partial, new ScoredRows(raw, new Predictions(problem, scores), labels), all);
        return metric.measure(tally.decode(tally.encode(partial)));
    }

    private static double two(Metric<?> metric) {
        double[] scores = {0.9, 0.7, 0.5, 0.2, 0.8, 0.3, 0.1};
        return measure(metric, TWO, scores, 1, 1, 1, 1, 0, 0, 0).value().orElse(Double.NaN);
    }

    /** At 0.5: TP 3 (0.5 counts), FN 1, FP 1, TN 2. */
    @Test
    void ratesOfTwoClassesAreWorkedByHand() {
        assertThat(two(Metrics.precision(0.5))).isEqualTo(3.0 / 4);
        assertThat(two(Metrics.recall(0.5))).isEqualTo(3.0 / 4);
        assertThat(two(Metrics.f1(0.5))).isEqualTo(2 * 3.0 / (2 * 3 + 1 + 1));
        assertThat(two(Metrics.accuracy())).isEqualTo(5.0 / 7);
    }

    /** At 0.85: TP 1, FN 3, FP 0. */
    @Test
    void aThresholdMovesThem() {
        assertThat(two(Metrics.precision(0.85))).isEqualTo(1);
        assertThat(two(Metrics.recall(0.85))).isEqualTo(0.25);
    }

    @Test
    void aRateThatRowsDoNotTellHasNoValue() {
        Measure recall = measure(Metrics.recall(0.5), TWO, new double[] {0.4}, 0);

        assertThat(recall.value()).isEmpty();
        assertThat(recall.note()).isEqualTo("no positive rows");
    }

    private static double three(Metric<?> metric) {
        double[] scores = {0.8, 0.1, 0.1, 0.2, 0.7, 0.1, 0.3, 0.6, 0.1, 0.4, 0.4, 0.2, 0.1, 0.1, 0.8};
        return measure(metric, THREE, scores, 0, 0, 1, 1, 2).value().orElse(Double.NaN);
    }

    /** Taken for a, b, b, a (the first of equals), c, so that F1 is 2/4 for a, 2/4 for b, 1 for c. */
    @Test
    void ratesOfSeveralClassesAreWorkedByHand() {
        assertThat(three(Metrics.accuracy())).isEqualTo(0.6);
        assertThat(three(Metrics.microF1())).isEqualTo(0.6);
        assertThat(three(Metrics.macroF1())).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(three(Metrics.logLoss())).isCloseTo(-Math.log(0.8 * 0.2 * 0.6 * 0.4 * 0.8) / 5, within(1e-15));
    }

    @Test
    void aSureErrorCostsNoMoreThanTheLeastProbability() {
        Measure loss = measure(Metrics.logLoss(), TWO, new double[] {0, 1}, 1, 1);

        assertThat(loss.value().orElseThrow()).isCloseTo(-Math.log(1e-15) / 2, within(1e-12));
    }
}

package io.penstock.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.errors.DefinitionException;
import io.penstock.evaluation.tally.ScoredRows;
import io.penstock.evaluation.tally.Tally;
import io.penstock.model.Predictions;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Metrics of problems other than classification and the mean, worked by hand. */
class OtherProblemsTest {

    private static final ProblemType RANKING = new ProblemType.Ranking();

    @Test
    void pinballLossWeighsTheSideOfGreaterLabelsByTheLevel() {
        ProblemType problem = new ProblemType.Regression(Target.quantile(0.9));
        double[] estimates = {10, 10, 10};
        double[] labels = {12, 10, 5};

        assertThat(value(Metrics.pinballLoss(), problem, estimates, labels))
                .isCloseTo((0.9 * 2 + 0 + 0.1 * 5) / 3, within(1e-12));
        assertThat(value(Metrics.coverage(), problem, estimates, labels)).isEqualTo(2.0 / 3, within(1e-12));
    }

    @Test
    void poissonDevianceIsThatOfItsFormula() {
        ProblemType problem = new ProblemType.Regression(Target.count());

        assertThat(value(Metrics.poissonDeviance(), problem, new double[] {2, 2}, 3, 0))
                .isCloseTo((2 * (3 * Math.log(1.5) - 1) + 2 * 2) / 2, within(1e-12));
    }

    @Test
    void tagsAreJudgedEachAndTogether() {
        ProblemType problem = new ProblemType.MultilabelClassification(List.of("a", "b"));
        double[] scores = {0.9, 0.2, 0.5, 0.5};
        double[] labels = {1, 0, 1, 0};

        assertThat(value(Metrics.tagLogLoss(), problem, scores, labels))
                .isCloseTo(-(Math.log(0.9) + Math.log(0.8) + 2 * Math.log(0.5)) / 4, within(1e-12));
        assertThat(value(Metrics.hammingLoss(), problem, scores, labels)).isEqualTo(0.25);
        assertThat(value(Metrics.subsetAccuracy(), problem, scores, labels)).isEqualTo(0.5);
    }

    /** Query 1 in the order of scores: 3, 2, 0, 1 of the best order 3, 2, 1, 0; query 2 has nothing relevant; query 3 is perfect. */
    @Test
    void ndcgIsTheMeanOverQueriesWithARelevantRow() {
        double[] scores = {4, 3, 2, 1, 9, 5, 1};
        double[] labels = {3, 1, 2, 1, 0, 1, 1, 1, 0, 2, 1, 3, 0, 3};
        double best = 7 + 3 / log2(3) + 1 / log2(4);
        double own = 7 + 3 / log2(3) + 1 / log2(5);

        assertThat(value(Metrics.ndcg(10), RANKING, scores, labels)).isCloseTo((own / best + 1) / 2, within(1e-12));
        assertThat(value(Metrics.ndcg(2), RANKING, scores, labels)).isEqualTo(1);
    }

    @Test
    void ndcgTakesTheWorstOrderOfEqualScoresWhateverTheOrderOfRows() {
        double[] one = {1, 7, 0, 7};
        double[] other = {0, 7, 1, 7};

        assertThat(value(Metrics.ndcg(10), RANKING, new double[] {5, 5}, one))
                .isEqualTo(value(Metrics.ndcg(10), RANKING, new double[] {5, 5}, other))
                .isCloseTo(1 / log2(3), within(1e-12));
    }

    @Test
    void errorsOfAForecastAreMeansOverItsValues() {
        ProblemType problem = new ProblemType.Forecasting(2);
        double[] scores = {1, 2, 3, 4};
        double[] labels = {1, 4, 0, 4};

        assertThat(value(Metrics.meanAbsoluteError(), problem, scores, labels)).isEqualTo(5.0 / 4);
        assertThat(value(Metrics.rootMeanSquaredError(), problem, scores, labels))
                .isCloseTo(Math.sqrt(13.0 / 4), within(1e-12));
    }

    @Test
    void clustersAndAnomaliesAreCountedWithoutALabel() {
        ProblemType clusters = new ProblemType.Clustering();
        ProblemType anomalies = new ProblemType.AnomalyDetection(false);

        assertThat(value(Metrics.meanDistance(), clusters, new double[] {0, 1.5, -1, 2.5}))
                .isEqualTo(2);
        assertThat(value(Metrics.unclustered(), clusters, new double[] {0, 1.5, -1, 2.5}))
                .isEqualTo(0.5);
        assertThat(value(Metrics.anomalous(), anomalies, new double[] {-0.1, 0, 0.1, 3}))
                .isEqualTo(0.5);
    }

    @Test
    void anomaliesWithALabelAreRanked() {
        ProblemType problem = new ProblemType.AnomalyDetection(true);

        assertThat(value(Metrics.auc(), problem, new double[] {-3, 2, -1, 5}, 0, 0, 1, 1))
                .isEqualTo(0.75);
    }

    @Test
    void tokenLossTellsThePerplexityToo() {
        Measure measure = measure(Metrics.tokenLoss(), new ProblemType.TextGeneration(), new double[] {1, 3});

        assertThat(measure.value()).hasValue(2);
        assertThat(measure.note()).isEqualTo("perplexity 7.39");
    }

    @Test
    void everyProblemHasAMetricThatRanksModels() {
        List<ProblemType> all = List.of(
                RANKING,
                new ProblemType.TextClassification(List.of("a", "b")),
                new ProblemType.MultilabelClassification(List.of("a")),
                new ProblemType.Regression(Target.quantile(0.5)),
                new ProblemType.Regression(Target.count()),
                new ProblemType.Clustering(),
                new ProblemType.AnomalyDetection(true),
                new ProblemType.Forecasting(3),
                new ProblemType.TextGeneration());

        assertThat(all)
                .allSatisfy(problem ->
                        assertThat(Metrics.of(problem).get(0).better()).isNotEqualTo(Better.NEITHER));
    }

    @Test
    void aMetricOfAnotherProblemIsRefusedByBothNames() {
        assertThatThrownBy(() -> Metrics.checkSuit(RANKING, List.of(Metrics.auc())))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("Metric 'AUC' says nothing of a model for Ranking[]. Leave it out.");
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    private static double value(Metric<?> metric, ProblemType problem, double[] scores, double... labels) {
        return measure(metric, problem, scores, labels).value().orElse(Double.NaN);
    }

    /** Counts each row alone, merges, and sends the result through its bytes. */
    private static <A> Measure measure(Metric<A> metric, ProblemType problem, double[] scores, double... labels) {
        Tally<A> tally = metric.tally(problem);
        int rows = scores.length / problem.scores();
        Batch raw =
                Batch.of(RowType.of(new Field("x", ColumnType.FLOAT64)), List.of(DoubleColumn.of(new double[rows])));
        ScoredRows scored = new ScoredRows(raw, new Predictions(problem, scores), labels);
        A total = tally.zero(Tally.Room.WHOLE);
        IntStream.range(0, rows).forEach(row -> {
            A one = tally.zero(Tally.Room.WHOLE);
            tally.add(one, scored, new int[] {row});
            tally.merge(total, tally.decode(tally.encode(one)));
        });
        return metric.measure(total);
    }
}

package io.penstock.evaluation.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.classification.evaluation.LabelEvaluationUtil;

/** Figures of scores beside Tribuo's, and beside their definitions over pairs of rows. */
class RankedScoresTest {

    private static final int ROWS = 400;

    private final boolean[] positive = new boolean[ROWS];
    private final double[] scores = new double[ROWS];

    /** Makes scores; with few distinct ones many are tied. */
    private RankedScores ranked(int distinct) {
        Random random = new Random(distinct);
        ScoreTable table = new ScoreTable(ROWS);
        for (int i = 0; i < ROWS; i++) {
            positive[i] = random.nextInt(3) == 0;
            double score = 1 / (1 + Math.exp(-random.nextGaussian() - (positive[i] ? 1 : 0)));
            scores[i] = Math.rint(score * distinct) / distinct;
            table.add(scores[i], positive[i]);
        }
        return table.ranked();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20, 1000, 1_000_000})
    void areaIsTribuos(int distinct) {
        assertThat(ranked(distinct).area())
                .isCloseTo(LabelEvaluationUtil.binaryAUCROC(positive, scores), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20, 1000, 1_000_000})
    void averagePrecisionIsTribuos(int distinct) {
        assertThat(ranked(distinct).averagePrecision())
                .isCloseTo(LabelEvaluationUtil.averagedPrecision(positive, scores), within(1e-12));
    }

    /** The example of scikit-learn's documentation of {@code average_precision_score}: 0.83. */
    @Test
    void averagePrecisionOfAPublishedExample() {
        ScoreTable table = new ScoreTable(8);
        table.add(0.1, false);
        table.add(0.4, false);
        table.add(0.35, true);
        table.add(0.8, true);

        assertThat(table.ranked().averagePrecision()).isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-15));
        assertThat(table.ranked().area()).isEqualTo(0.75);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20, 1_000_000})
    void theVarianceOfTheAreaIsThatOfPlacements(int distinct) {
        RankedScores ranked = ranked(distinct);
        int[] ofPositives = IntStream.range(0, ROWS).filter(i -> positive[i]).toArray();
        int[] ofNegatives = IntStream.range(0, ROWS).filter(i -> !positive[i]).toArray();
        double[] placements = Arrays.stream(ofPositives)
                .mapToDouble(p -> mean(ofNegatives, n -> won(p, n)))
                .toArray();
        double[] against = Arrays.stream(ofNegatives)
                .mapToDouble(n -> mean(ofPositives, p -> won(p, n)))
                .toArray();

        double expected = sampleVariance(placements) / placements.length + sampleVariance(against) / against.length;
        assertThat(ranked.areaVariance()).isCloseTo(expected, within(1e-15));
        assertThat(ranked.area()).isCloseTo(Arrays.stream(placements).average().orElseThrow(), within(1e-12));
    }

    private double won(int p, int n) {
        return scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0;
    }

    private static double mean(int[] rows, IntToDoubleFunction of) {
        return Arrays.stream(rows).mapToDouble(of).average().orElseThrow();
    }

    private static double sampleVariance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    @Test
    void curvesAreThinnedButKeepTheirEnds() {
        RankedScores ranked = ranked(1_000_000);

        assertThat(ranked.roc(50)).hasSizeLessThanOrEqualTo(50).first().satisfies(point -> {
            assertThat(point.x()).isZero();
            assertThat(point.y()).isZero();
        });
        assertThat(ranked.roc(50)).last().satisfies(point -> {
            assertThat(point.x()).isEqualTo(1);
            assertThat(point.y()).isEqualTo(1);
        });
        assertThat(ranked.precisionRecall(50))
                .hasSizeLessThanOrEqualTo(50)
                .last()
                .satisfies(point -> assertThat(point.x()).isEqualTo(1));
    }

    @Test
    void everyPointOfTheRocCurveIsOneOfTribuos() {
        var theirs = LabelEvaluationUtil.generateROCCurve(positive(ranked(20)), scores);

        for (CurvePoint point : ranked(20).roc(500)) {
            int at = IntStream.range(0, theirs.fpr.length)
                    .filter(i ->
                            Math.abs(theirs.fpr[i] - point.x()) < 1e-12 && Math.abs(theirs.tpr[i] - point.y()) < 1e-12)
                    .findFirst()
                    .orElse(-1);
            assertThat(at).as("%s", point).isNotNegative();
        }
    }

    private boolean[] positive(RankedScores made) {
        assertThat(made.positive() + made.negative()).isEqualTo(ROWS);
        return positive;
    }

    @Test
    void calibrationBinsHoldEveryRowOnce() {
        ScoreTable table = new ScoreTable(16);
        table.add(0.0, false);
        table.add(0.05, true);
        table.add(0.1, true);
        table.add(0.95, true);
        table.add(1.0, false);

        assertThat(table.ranked().calibration(10))
                .containsExactly(
                        new CalibrationBin(0, 0.1, 2, 0.025, 0.5),
                        new CalibrationBin(0.1, 0.2, 1, 0.1, 1),
                        new CalibrationBin(0.9, 1, 2, 0.975, 0.5));
    }
}

package io.penstock.evaluation.metric;

import io.penstock.evaluation.tally.RowFigure;
import io.penstock.model.ProblemType;
import java.util.List;
import java.util.stream.Stream;

/**
 * The metrics of the house, with formulas. Of two classes, a score is the probability of the positive one.
 *
 * <p>Intervals are at 95 % and treat rows as independent.
 */
public final class Metrics {

    /** The score from which a row is taken for positive if nothing else is said. */
    public static final double EVEN_ODDS = 0.5;

    private Metrics() {}

    /**
     * Returns the area under the ROC curve of two classes, by the trapezoid rule: the share of pairs of a positive and a
     * negative row in which the positive one has the higher score, equal scores counting half (Mann-Whitney). Interval:
     * variance of DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988), on the logit scale; of an area of 0 or 1 the score
     * interval of Newcombe (2006), see {@link Interval}. Exact up to 2^20 distinct scores, 2^14 in a slice; beyond it the note
     * states the largest possible error.
     */
    public static Metric<?> auc() {
        return new Ranking.Auc();
    }

    /**
     * Returns the area under the precision-recall curve of two classes as average precision, {@code sum (R_k - R_(k-1)) P_k}
     * over falling distinct scores: a step function without interpolation, as scikit-learn's {@code
     * average_precision_score}. Interval: binomial with as many trials as positive rows (Boyd, Eng and Page, ECML 2013), in
     * Wilson's form.
     */
    public static Metric<?> prAuc() {
        return new Ranking.AveragePrecision();
    }

    /**
     * Returns the mean over rows of {@code -ln p}, where p is the probability given to the true class. A probability below
     * {@link RowFigure#LEAST_PROBABILITY} counts as that, so that one row is not infinitely bad.
     */
    public static Metric<?> logLoss() {
        return new Mean("log loss", Better.LOWER, RowFigure.LOG_LOSS);
    }

    /** Returns the share of rows taken for their true class: the most probable one, of two the positive from 0.5. Wilson interval. */
    public static Metric<?> accuracy() {
        return new ClassRate.Accuracy();
    }

    /** Returns {@code TP / (TP + FP)} of two classes, rows from a score on taken for positive. Wilson interval. */
    public static Metric<?> precision(double threshold) {
        return new ClassRate.Precision(threshold);
    }

    /** Returns {@code TP / (TP + FN)} of two classes, rows from a score on taken for positive. Wilson interval. */
    public static Metric<?> recall(double threshold) {
        return new ClassRate.Recall(threshold);
    }

    /** Returns the harmonic mean of precision and recall, {@code 2 TP / (2 TP + FP + FN)}. No interval. */
    public static Metric<?> f1(double threshold) {
        return new ClassRate.F1(threshold);
    }

    /** Returns the mean of the F1 of every class that occurs among labels or predictions. No interval. */
    public static Metric<?> macroF1() {
        return new ClassRate.MacroF1();
    }

    /** Returns the F1 of all classes' counts together; with one class a row it equals accuracy. Wilson interval. */
    public static Metric<?> microF1() {
        return new ClassRate.MicroF1();
    }

    /** Returns the mean label: the share of positive rows, or the mean of what is estimated. */
    public static Metric<?> meanLabel() {
        return new Mean("mean label", Better.NEITHER, RowFigure.LABEL);
    }

    /** Returns the mean prediction; of a calibrated model it is near the mean label. */
    public static Metric<?> meanPrediction() {
        return new Mean("mean prediction", Better.NEITHER, RowFigure.PREDICTION);
    }

    /** Returns the mean of {@code |estimate - label|}. */
    public static Metric<?> meanAbsoluteError() {
        return new Mean("MAE", Better.LOWER, RowFigure.ABSOLUTE_ERROR);
    }

    /** Returns the root of the mean of {@code (estimate - label)²}. Interval: the root of that of the mean. */
    public static Metric<?> rootMeanSquaredError() {
        return new RootMeanSquaredError();
    }

    /** Returns the coefficient of determination, {@code 1 - sum (y - estimate)² / sum (y - mean y)²}. No interval. */
    public static Metric<?> determination() {
        return new Determination();
    }

    /** Returns what is measured of every model for a problem. The first one ranks models. */
    public static List<Metric<?>> of(ProblemType problem) {
        Stream<Metric<?>> all = Stream.of(
                auc(),
                problem instanceof ProblemType.Regression ? rootMeanSquaredError() : accuracy(),
                prAuc(),
                logLoss(),
                precision(EVEN_ODDS),
                recall(EVEN_ODDS),
                f1(EVEN_ODDS),
                macroF1(),
                microF1(),
                meanAbsoluteError(),
                determination(),
                meanLabel(),
                meanPrediction());
        return all.filter(metric -> metric.suits(problem)).toList();
    }
}

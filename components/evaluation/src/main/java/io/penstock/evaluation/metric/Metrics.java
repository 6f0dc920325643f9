package io.penstock.evaluation.metric;

import io.penstock.errors.DefinitionException;
import io.penstock.evaluation.tally.RowFigure;
import io.penstock.model.ProblemType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metrics of the house, with formulas. Of two classes, a score is the probability of the positive one.
 *
 * <p>Intervals are at 95 % and treat rows as independent.
 */
public final class Metrics {

    /** The score from which a row is taken for positive if nothing else is said. */
    public static final double EVEN_ODDS = 0.5;

    private static final int FIRST = 10;

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

    /**
     * Returns the mean pinball loss of an estimated quantile (Koenker and Bassett, Econometrica 46 (1978), 33-50): {@code level *
     * (label - estimate)} where the label is greater, else {@code (1 - level) * (estimate - label)}.
     */
    public static Metric<?> pinballLoss() {
        return new Mean("pinball loss", Better.LOWER, RowFigure.PINBALL);
    }

    /** Returns the share of labels that are not above an estimated quantile; of a calibrated model it is near the level. */
    public static Metric<?> coverage() {
        return new Mean("coverage", Better.NEITHER, RowFigure.COVERED);
    }

    /** Returns the mean Poisson deviance of estimated counts, {@code 2 (y ln(y / estimate) - y + estimate)}. */
    public static Metric<?> poissonDeviance() {
        return new Mean("Poisson deviance", Better.LOWER, RowFigure.POISSON_DEVIANCE);
    }

    /** Returns the logarithmic loss of tags, the mean over rows and tags. */
    public static Metric<?> tagLogLoss() {
        return new Mean("tag log loss", Better.LOWER, RowFigure.TAG_LOG_LOSS);
    }

    /** Returns the share of tags that are wrong, taken from 0.5 (Hamming loss). */
    public static Metric<?> hammingLoss() {
        return new Mean("Hamming loss", Better.LOWER, RowFigure.WRONG_TAGS);
    }

    /** Returns the share of rows all of whose tags are right (subset accuracy). */
    public static Metric<?> subsetAccuracy() {
        return new Mean("subset accuracy", Better.HIGHER, RowFigure.ALL_TAGS_RIGHT);
    }

    /** Returns the normalised discounted cumulative gain of the first rows of each query; see {@link Ndcg}. */
    public static Metric<?> ndcg(int first) {
        return new Ndcg(first);
    }

    /** Returns the mean distance of rows from the centre of their cluster. */
    public static Metric<?> meanDistance() {
        return new Mean("mean distance", Better.LOWER, RowFigure.DISTANCE);
    }

    /** Returns the share of rows that are in no cluster. */
    public static Metric<?> unclustered() {
        return new Mean("unclustered", Better.NEITHER, RowFigure.UNCLUSTERED);
    }

    /** Returns the share of rows that are taken for anomalies. */
    public static Metric<?> anomalous() {
        return new Mean("anomalous", Better.NEITHER, RowFigure.ANOMALOUS);
    }

    /** Returns the mean over rows of the loss per token of a text, in natural logarithms; its exponential is the perplexity. */
    public static Metric<?> tokenLoss() {
        return new TokenLoss();
    }

    /**
     * Checks that metrics say something of models for a problem.
     *
     * @throws DefinitionException if one does not
     */
    public static void checkSuit(ProblemType problem, Iterable<Metric<?>> metrics) {
        for (Metric<?> metric : metrics) {
            if (!metric.suits(problem)) {
                throw new DefinitionException(
                        "Metric '%s' says nothing of a model for %s. Leave it out.".formatted(metric.name(), problem));
            }
        }
    }

    /** Returns what is measured of every model for a problem. The first one ranks models. */
    public static List<Metric<?>> of(ProblemType problem) {
        return standard().filter(metric -> metric.suits(problem)).toList();
    }

    /** Returns the names of the standard metrics that say nothing of models for a problem. */
    public static Set<String> ofOthers(ProblemType problem) {
        Set<String> suiting = of(problem).stream().map(Metric::name).collect(Collectors.toSet());
        return standard()
                .map(Metric::name)
                .filter(name -> !suiting.contains(name))
                .collect(Collectors.toSet());
    }

    private static Stream<Metric<?>> standard() {
        return Stream.of(
                auc(),
                pinballLoss(),
                poissonDeviance(),
                ndcg(FIRST),
                tagLogLoss(),
                meanDistance(),
                tokenLoss(),
                anomalous(),
                rootMeanSquaredError(),
                accuracy(),
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
                meanPrediction(),
                coverage(),
                hammingLoss(),
                subsetAccuracy(),
                unclustered());
    }
}

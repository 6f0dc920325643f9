package io.penstock.evaluation.metric;

import io.penstock.evaluation.tally.ConfusionCounts;
import io.penstock.evaluation.tally.ConfusionTally;
import io.penstock.evaluation.tally.Tally;
import io.penstock.model.ProblemType;
import io.penstock.model.ProblemType.BinaryClassification;

/** A metric of which classes were taken for which. */
sealed interface ClassRate extends Metric<ConfusionCounts> {

    /** The index of the positive class of two. */
    int POSITIVE = 1;

    /** See {@link Metrics#accuracy()}. */
    record Accuracy() implements ClassRate {

        @Override
        public String name() {
            return "accuracy";
        }

        @Override
        public Measure measure(ConfusionCounts counted) {
            return share(counted.correct(), counted.rows(), "no rows");
        }
    }

    /** See {@link Metrics#precision(double)}. */
    record Precision(double threshold) implements OfTwo {

        @Override
        public String name() {
            return "precision at " + threshold;
        }

        @Override
        public Measure measure(ConfusionCounts counted) {
            return share(counted.count(POSITIVE, POSITIVE), counted.predicted(POSITIVE), "no rows taken for positive");
        }
    }

    /** See {@link Metrics#recall(double)}. */
    record Recall(double threshold) implements OfTwo {

        @Override
        public String name() {
            return "recall at " + threshold;
        }

        @Override
        public Measure measure(ConfusionCounts counted) {
            return share(counted.count(POSITIVE, POSITIVE), counted.actual(POSITIVE), "no positive rows");
        }
    }

    /** See {@link Metrics#f1(double)}. */
    record F1(double threshold) implements OfTwo {

        @Override
        public String name() {
            return "F1 at " + threshold;
        }

        @Override
        public Measure measure(ConfusionCounts counted) {
            boolean told = counted.actual(POSITIVE) + counted.predicted(POSITIVE) > 0;
            return told
                    ? Measure.of(f1(counted, POSITIVE))
                    : Measure.none("no rows that are or were taken for positive");
        }
    }

    /** See {@link Metrics#macroF1()}. */
    record MacroF1() implements ClassRate {

        @Override
        public String name() {
            return "macro F1";
        }

        @Override
        public boolean suits(ProblemType problem) {
            return problem instanceof ProblemType.Classification && !(problem instanceof BinaryClassification);
        }

        @Override
        public Measure measure(ConfusionCounts counted) {
            double sum = 0;
            int classes = 0;
            for (int index = 0; index < counted.classes(); index++) {
                if (counted.actual(index) + counted.predicted(index) > 0) {
                    sum += f1(counted, index);
                    classes++;
                }
            }
            return classes == 0 ? Measure.none("no rows") : Measure.of(sum / classes);
        }
    }

    /** See {@link Metrics#microF1()}. */
    record MicroF1() implements ClassRate {

        @Override
        public String name() {
            return "micro F1";
        }

        @Override
        public boolean suits(ProblemType problem) {
            return problem instanceof ProblemType.Classification && !(problem instanceof BinaryClassification);
        }

        @Override
        public Measure measure(ConfusionCounts counted) {
            return share(counted.correct(), counted.rows(), "no rows");
        }
    }

    /** A rate of two classes at a threshold. */
    sealed interface OfTwo extends ClassRate {

        /** Returns the least score that is taken for positive. */
        double threshold();

        @Override
        default boolean suits(ProblemType problem) {
            return problem instanceof BinaryClassification;
        }

        @Override
        default Tally<ConfusionCounts> tally(ProblemType problem) {
            return ConfusionTally.of(problem, threshold());
        }
    }

    @Override
    default Better better() {
        return Better.HIGHER;
    }

    @Override
    default boolean suits(ProblemType problem) {
        return problem instanceof ProblemType.Classification;
    }

    @Override
    default Tally<ConfusionCounts> tally(ProblemType problem) {
        return ConfusionTally.of(problem, Metrics.EVEN_ODDS);
    }

    private static Measure share(long hits, long trials, String whyNot) {
        if (trials == 0) {
            return Measure.none(whyNot);
        }
        double share = (double) hits / trials;
        return Measure.of(share, Interval.ofProportion(share, trials));
    }

    private static double f1(ConfusionCounts counted, int index) {
        return 2.0 * counted.count(index, index) / (counted.actual(index) + counted.predicted(index));
    }
}

package io.penstock.tribuo.internal;

import io.penstock.errors.DataException;
import io.penstock.model.ProblemType;
import io.penstock.model.ProblemType.BinaryClassification;
import io.penstock.model.ProblemType.Forecasting;
import io.penstock.model.ProblemType.MulticlassClassification;
import io.penstock.model.ProblemType.MultilabelClassification;
import io.penstock.model.ProblemType.Regression;
import io.penstock.model.Target;
import io.penstock.trees.Link;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What boosting makes small: a function of labels and raw scores, with its first and second derivatives. Labels of all rows stand
 * one behind the other. Uses {@link StrictMath}, as training has to be the same on every machine.
 */
public sealed interface Loss {

    /** Returns whether a problem has a loss. */
    static boolean fits(ProblemType problem) {
        return problem instanceof BinaryClassification
                || problem instanceof MulticlassClassification
                || problem instanceof MultilabelClassification
                || problem instanceof Regression
                || problem instanceof Forecasting;
    }

    /** Returns the loss that fits a problem. */
    static Loss of(ProblemType problem) {
        if (problem instanceof BinaryClassification || problem instanceof MultilabelClassification) {
            return new Logistic(problem.scores());
        }
        if (problem instanceof Regression number && number.target() instanceof Target.Quantile quantile) {
            return new Pinball(quantile.level());
        }
        if (problem instanceof Regression number && number.target() instanceof Target.Count) {
            return new Poisson();
        }
        return problem instanceof MulticlassClassification
                ? new Softmax(problem.scores())
                : new Squared(problem.scores());
    }

    /** Returns how many raw scores a row has. */
    int scores();

    /** Returns how many labels a row has. */
    default int labels() {
        return scores();
    }

    /** Returns what turns raw scores into those of the problem. */
    Link link();

    /** Returns the constant raw scores that are best for some labels of rows that weigh so much. */
    double[] base(double[] labels, double[] weights);

    /**
     * Computes the derivatives of a row's loss by its raw scores.
     *
     * @param row the number of the row
     * @param raw the row's scores
     * @param first receives the first derivatives
     * @param second receives the second derivatives
     * @return the row's loss
     */
    double derive(double[] labels, int row, double[] raw, double[] first, double[] second);

    /**
     * Returns the value of a leaf, before it is multiplied with the rate.
     *
     * @param newton by its derivatives
     * @param leaf the rows in it
     */
    default double leaf(double newton, Leaf leaf) {
        return newton;
    }

    /**
     * Some rows, by their numbers.
     *
     * @param rows some order of all rows
     * @param from where it begins
     * @param to where it ends
     * @param labels of all rows
     * @param weights of all rows
     * @param raw scores of all rows
     */
    @SuppressWarnings("ArrayRecordComponent") // a view, not compared
    record Leaf(int[] rows, int from, int to, double[] labels, double[] weights, double[] raw) {}

    /**
     * Logarithmic loss of yes or no.
     *
     * @param scores how many of them a row answers
     */
    record Logistic(int scores) implements Loss {

        @Override
        public Link link() {
            return Link.LOGISTIC;
        }

        @Override
        public double[] base(double[] labels, double[] weights) {
            return IntStream.range(0, scores)
                    .mapToDouble(score -> mean(labels, weights, scores, score))
                    .map(mean -> StrictMath.log(Math.max(mean, LEAST) / Math.max(1 - mean, LEAST)))
                    .toArray();
        }

        @Override
        public double derive(double[] labels, int row, double[] raw, double[] first, double[] second) {
            double loss = 0;
            for (int i = 0; i < scores; i++) {
                boolean yes = labels[row * scores + i] == 1;
                double score = yes ? raw[i] : -raw[i];
                double wrong = 1 / (1 + StrictMath.exp(score));
                first[i] = yes ? -wrong : wrong;
                second[i] = wrong * (1 - wrong);
                loss += score > 0
                        ? StrictMath.log1p(StrictMath.exp(-score))
                        : StrictMath.log1p(StrictMath.exp(score)) - score;
            }
            return loss / scores;
        }
    }

    /**
     * Logarithmic loss of several classes.
     *
     * @param scores how many classes there are
     */
    record Softmax(int scores) implements Loss {

        @Override
        public int labels() {
            return 1;
        }

        @Override
        public Link link() {
            return Link.SOFTMAX;
        }

        @Override
        public double[] base(double[] labels, double[] weights) {
            double[] base = new double[scores];
            double sum = 0;
            for (int row = 0; row < labels.length; row++) {
                base[(int) labels[row]] += weights[row];
                sum += weights[row];
            }
            for (int i = 0; i < scores; i++) {
                // a class may have no training row: it counts as half an average one
                base[i] = StrictMath.log(Math.max(base[i], 0.5 * sum / labels.length) / sum);
            }
            return base;
        }

        @Override
        public double derive(double[] labels, int row, double[] raw, double[] first, double[] second) {
            int label = (int) labels[row];
            double greatest = raw[0];
            for (double score : raw) {
                greatest = Math.max(greatest, score);
            }
            double sum = 0;
            for (double score : raw) {
                sum += StrictMath.exp(score - greatest);
            }
            double loss = StrictMath.log(sum) - (raw[label] - greatest);
            for (int i = 0; i < scores; i++) {
                double probability = StrictMath.exp(raw[i] - greatest) / sum;
                first[i] = probability - (i == label ? 1 : 0);
                second[i] = probability * (1 - probability);
            }
            return loss;
        }
    }

    /**
     * Half the squared difference; logged as the squared difference.
     *
     * @param scores how many numbers a row answers
     */
    record Squared(int scores) implements Loss {

        @Override
        public Link link() {
            return Link.IDENTITY;
        }

        @Override
        public double[] base(double[] labels, double[] weights) {
            return IntStream.range(0, scores)
                    .mapToDouble(score -> mean(labels, weights, scores, score))
                    .toArray();
        }

        @Override
        public double derive(double[] labels, int row, double[] raw, double[] first, double[] second) {
            double loss = 0;
            for (int i = 0; i < scores; i++) {
                double difference = raw[i] - labels[row * scores + i];
                first[i] = difference;
                second[i] = 1;
                loss += difference * difference;
            }
            return loss / scores;
        }
    }

    /**
     * The loss of a quantile (Koenker and Bassett, Econometrica 46 (1978), 33-50). It has no curvature, so a leaf takes the
     * quantile of its residuals (Friedman, Annals of Statistics 29 (2001), algorithm 3).
     *
     * @param level of the quantile
     */
    record Pinball(double level) implements Loss {

        @Override
        public int scores() {
            return 1;
        }

        @Override
        public Link link() {
            return Link.IDENTITY;
        }

        @Override
        public double[] base(double[] labels, double[] weights) {
            int[] rows = IntStream.range(0, labels.length).toArray();
            return new double[] {leaf(0, new Leaf(rows, 0, rows.length, labels, weights, new double[rows.length]))};
        }

        @Override
        public double derive(double[] labels, int row, double[] raw, double[] first, double[] second) {
            double difference = labels[row] - raw[0];
            first[0] = difference > 0 ? -level : 1 - level;
            second[0] = 1;
            return difference > 0 ? level * difference : (level - 1) * difference;
        }

        @Override
        public double leaf(double newton, Leaf leaf) {
            List<double[]> residuals = IntStream.range(leaf.from, leaf.to)
                    .map(i -> leaf.rows[i])
                    .filter(row -> leaf.weights[row] > 0)
                    .mapToObj(row -> new double[] {leaf.labels[row] - leaf.raw[row], leaf.weights[row]})
                    .sorted(Comparator.comparingDouble(pair -> pair[0]))
                    .toList();
            double rest =
                    level * residuals.stream().mapToDouble(pair -> pair[1]).sum();
            for (double[] residual : residuals) {
                rest -= residual[1];
                if (rest <= 0) {
                    return residual[0];
                }
            }
            return residuals.isEmpty() ? 0 : residuals.get(residuals.size() - 1)[0];
        }
    }

    /**
     * The negative logarithm of a count's probability by a Poisson distribution, without the part that no model changes. The raw
     * score is the logarithm of the mean. Steps are damped, as LightGBM's {@code poisson_max_delta_step} does.
     */
    record Poisson() implements Loss {

        private static final double DAMPING = StrictMath.exp(0.7);

        @Override
        public int scores() {
            return 1;
        }

        @Override
        public Link link() {
            return Link.EXPONENTIAL;
        }

        @Override
        public double[] base(double[] labels, double[] weights) {
            for (int row = 0; row < labels.length; row++) {
                if (labels[row] < 0) {
                    throw new DataException(
                            "The label is '%s' in row %d, which is no count. Counts are at least 0: check the label, or estimate the mean."
                                    .formatted(labels[row], row));
                }
            }
            return new double[] {StrictMath.log(Math.max(mean(labels, weights, 1, 0), LEAST))};
        }

        @Override
        public double derive(double[] labels, int row, double[] raw, double[] first, double[] second) {
            double mean = StrictMath.exp(raw[0]);
            first[0] = mean - labels[row];
            second[0] = mean * DAMPING;
            return mean - labels[row] * raw[0];
        }
    }

    /** Keeps logarithms finite where all rows of some weight have one label. */
    double LEAST = 1e-12;

    private static double mean(double[] labels, double[] weights, int width, int at) {
        double sum = 0;
        double weight = 0;
        for (int row = 0; row < weights.length; row++) {
            sum += weights[row] * labels[row * width + at];
            weight += weights[row];
        }
        return sum / weight;
    }
}

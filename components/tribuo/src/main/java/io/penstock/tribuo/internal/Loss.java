package io.penstock.tribuo.internal;

import io.penstock.model.ProblemType;
import io.penstock.model.ProblemType.BinaryClassification;
import io.penstock.model.ProblemType.MulticlassClassification;
import io.penstock.trees.Link;

/** What boosting makes small: a function of label and raw scores, with its first and second derivatives. */
public sealed interface Loss permits Loss.Logistic, Loss.Softmax, Loss.Squared {

    /** Returns the loss that fits a problem. */
    static Loss of(ProblemType problem) {
        if (problem instanceof BinaryClassification) {
            return new Logistic();
        }
        return problem instanceof MulticlassClassification several ? new Softmax(several.scores()) : new Squared();
    }

    /** Returns how many raw scores a row has. */
    int scores();

    /** Returns what turns raw scores into those of the problem. */
    Link link();

    /** Returns the constant raw scores that are best for some labels. */
    double[] base(double[] labels);

    /**
     * Computes the derivatives of a row's loss by its raw scores.
     *
     * @param raw the row's scores
     * @param first receives the first derivatives
     * @param second receives the second derivatives
     * @return the row's loss
     */
    double derive(double label, double[] raw, double[] first, double[] second);

    /** Logarithmic loss of two classes. Uses {@link StrictMath}, as training has to be the same on every machine. */
    record Logistic() implements Loss {

        @Override
        public Link link() {
            return Link.LOGISTIC;
        }

        @Override
        public int scores() {
            return 1;
        }

        @Override
        public double[] base(double[] labels) {
            double mean = mean(labels);
            return new double[] {StrictMath.log(mean / (1 - mean))};
        }

        @Override
        public double derive(double label, double[] raw, double[] first, double[] second) {
            double score = label == 1 ? raw[0] : -raw[0];
            double wrong = 1 / (1 + StrictMath.exp(score));
            first[0] = label == 1 ? -wrong : wrong;
            second[0] = wrong * (1 - wrong);
            return score > 0
                    ? StrictMath.log1p(StrictMath.exp(-score))
                    : StrictMath.log1p(StrictMath.exp(score)) - score;
        }
    }

    /**
     * Logarithmic loss of several classes.
     *
     * @param scores how many classes there are
     */
    record Softmax(int scores) implements Loss {

        @Override
        public Link link() {
            return Link.SOFTMAX;
        }

        @Override
        public double[] base(double[] labels) {
            double[] base = new double[scores];
            for (double label : labels) {
                base[(int) label]++;
            }
            for (int i = 0; i < scores; i++) {
                base[i] = StrictMath.log(Math.max(base[i], 0.5) / labels.length); // a class may have no training row
            }
            return base;
        }

        @Override
        public double derive(double label, double[] raw, double[] first, double[] second) {
            double greatest = raw[0];
            for (double score : raw) {
                greatest = Math.max(greatest, score);
            }
            double sum = 0;
            for (double score : raw) {
                sum += StrictMath.exp(score - greatest);
            }
            double loss = StrictMath.log(sum) - (raw[(int) label] - greatest);
            for (int i = 0; i < scores; i++) {
                double probability = StrictMath.exp(raw[i] - greatest) / sum;
                first[i] = probability - (i == (int) label ? 1 : 0);
                second[i] = probability * (1 - probability);
            }
            return loss;
        }
    }

    /** Half the squared difference; logged as the squared difference. */
    record Squared() implements Loss {

        @Override
        public Link link() {
            return Link.IDENTITY;
        }

        @Override
        public int scores() {
            return 1;
        }

        @Override
        public double[] base(double[] labels) {
            return new double[] {mean(labels)};
        }

        @Override
        public double derive(double label, double[] raw, double[] first, double[] second) {
            double difference = raw[0] - label;
            first[0] = difference;
            second[0] = 1;
            return difference * difference;
        }
    }

    private static double mean(double[] labels) {
        double sum = 0;
        for (double label : labels) {
            sum += label;
        }
        return sum / labels.length;
    }
}

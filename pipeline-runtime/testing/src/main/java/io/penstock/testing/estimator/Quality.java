package io.penstock.testing.estimator;

import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How bad scores are for made rows, lower is better, beside how bad an answer is that does not look at the features. */
record Quality(double loss, double ofConstant) {

    private static final double LEAST = 1e-15;

    /** Returns the quality of the scores of all rows, one behind the other. */
    static Quality of(MadeRows rows, double[] scores) {
        ProblemType problem = rows.problem();
        if (problem instanceof ProblemType.Clustering) {
            return new Quality(impurity(rows, scores), 2.0 / 3);
        }
        if (problem instanceof ProblemType.AnomalyDetection) {
            return new Quality(misordered(scores, row -> row % 20 == 19), 0.5);
        }
        if (problem instanceof ProblemType.TextGeneration) {
            int tokens =
                    ((Feature.Sequence) rows.features().get(0)).vocabulary().size();
            return new Quality(Arrays.stream(scores).average().orElseThrow(), Math.log(tokens));
        }
        if (problem instanceof ProblemType.Ranking) {
            return new Quality(swapped(rows, scores), 0.5);
        }
        double[] labels = rows.flatLabels();
        if (problem instanceof ProblemType.Classification classes
                && classes.classes().size() > 1
                && problem.scores() > 1) {
            return new Quality(logLoss(labels, scores, problem.scores()), entropy(labels, problem.scores()));
        }
        return eachBeside(labels, scores, problem.scores(), lossOf(problem));
    }

    private static DoubleBinaryOperator lossOf(ProblemType problem) {
        if (problem instanceof ProblemType.Regression number && number.target() instanceof Target.Quantile quantile) {
            return (label, score) ->
                    label > score ? quantile.level() * (label - score) : (1 - quantile.level()) * (score - label);
        }
        return problem instanceof ProblemType.Regression || problem instanceof ProblemType.Forecasting
                ? (label, score) -> (label - score) * (label - score)
                : (label, score) -> -Math.log(Math.max(LEAST, label == 1 ? score : 1 - score));
    }

    /** Compares with the best constant of each label, looked for among all labels and their mean. */
    private static Quality eachBeside(double[] labels, double[] scores, int width, DoubleBinaryOperator loss) {
        double own = 0;
        double constant = 0;
        for (int i = 0; i < width; i++) {
            int at = i;
            double[] column = column(labels, width, at);
            own += mean(column, column(scores, width, at), loss);
            double[] candidates = Arrays.copyOf(column, column.length + 1);
            candidates[column.length] = Arrays.stream(column).average().orElseThrow();
            constant += Arrays.stream(candidates)
                    .map(candidate -> mean(column, filled(column.length, candidate), loss))
                    .min()
                    .orElseThrow();
        }
        return new Quality(own / width, constant / width);
    }

    private static double mean(double[] labels, double[] scores, DoubleBinaryOperator loss) {
        return IntStream.range(0, labels.length)
                .mapToDouble(row -> loss.applyAsDouble(labels[row], scores[row]))
                .average()
                .orElseThrow();
    }

    private static double[] filled(int length, double value) {
        double[] all = new double[length];
        Arrays.fill(all, value);
        return all;
    }

    private static double[] column(double[] numbers, int width, int at) {
        return IntStream.range(0, numbers.length / width)
                .mapToDouble(row -> numbers[row * width + at])
                .toArray();
    }

    private static double logLoss(double[] labels, double[] scores, int classes) {
        return IntStream.range(0, labels.length)
                .mapToDouble(row -> -Math.log(Math.max(LEAST, scores[row * classes + (int) labels[row]])))
                .average()
                .orElseThrow();
    }

    private static double entropy(double[] labels, int classes) {
        return IntStream.range(0, classes)
                .mapToDouble(
                        i -> Arrays.stream(labels).filter(label -> label == i).count() / (double) labels.length)
                .map(share -> share == 0 ? 0 : -share * Math.log(share))
                .sum();
    }

    /** The share of rows that are not of the kind that most rows of their cluster are. */
    private static double impurity(MadeRows rows, double[] scores) {
        int[][] counts = new int[rows.size() + 1][3];
        for (int row = 0; row < rows.size(); row++) {
            counts[(int) scores[2 * row] + 1][row % 3]++;
        }
        int majority = Arrays.stream(counts)
                .skip(1)
                .mapToInt(kinds -> Arrays.stream(kinds).max().orElseThrow())
                .sum();
        return 1 - majority / (double) rows.size();
    }

    private static double misordered(double[] scores, IntPredicate positive) {
        double wrong = 0;
        double pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (positive.test(i) && !positive.test(j)) {
                    pairs++;
                    wrong += scores[i] < scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return wrong / pairs;
    }

    /** The share of pairs of a query in the wrong order. */
    private static double swapped(MadeRows rows, double[] scores) {
        double wrong = 0;
        double pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                double[] first = rows.labels()[i];
                double[] second = rows.labels()[j];
                if (first[1] == second[1] && first[0] > second[0]) {
                    pairs++;
                    wrong += scores[i] < scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return wrong / pairs;
    }
}

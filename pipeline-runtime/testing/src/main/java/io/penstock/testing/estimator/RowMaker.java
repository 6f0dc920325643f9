package io.penstock.testing.estimator;

import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Makes rows for one problem from a seed. */
record RowMaker(ProblemType problem, SplittableRandom random) {

    private static final int TOKENS = 12;
    private static final int LENGTH = 16;
    private static final int ROWS_OF_A_QUERY = 8;
    private static final double STEP = 0.7;
    private static final double[] EFFECTS = {-1, 0, 1.5};

    static RowMaker of(ProblemType problem, long seed) {
        return new RowMaker(problem, new SplittableRandom(seed));
    }

    MadeRows rows(int count) {
        double[][] vectors = new double[count][];
        double[][] labels = new double[count][];
        for (int row = 0; row < count; row++) {
            if (isText()) {
                int kind = random.nextInt(3);
                vectors[row] = text(kind);
                labels[row] = problem instanceof ProblemType.TextClassification ? new double[] {kind} : new double[0];
            } else {
                vectors[row] = numbers(row);
                labels[row] = label(vectors[row], row);
            }
        }
        return new MadeRows(problem, features(), vectors, labels, Optional.empty());
    }

    private boolean isText() {
        return problem instanceof ProblemType.TextClassification || problem instanceof ProblemType.TextGeneration;
    }

    private boolean isUnlabelled() {
        return problem instanceof ProblemType.Clustering || problem instanceof ProblemType.AnomalyDetection;
    }

    private List<Feature> features() {
        if (isText()) {
            List<String> tokens = new ArrayList<>(List.of(Feature.Sequence.UNKNOWN));
            IntStream.range(1, TOKENS).mapToObj(i -> "token" + i).forEach(tokens::add);
            return List.of(new Feature.Sequence("text", tokens, LENGTH));
        }
        List<Feature> numbers =
                List.of(new Feature.Numeric("first"), new Feature.Numeric("second"), new Feature.Numeric("third"));
        List<Feature> all = new ArrayList<>(numbers);
        if (!isUnlabelled() && !(problem instanceof ProblemType.Forecasting)) {
            all.add(1, new Feature.Categorical("kind", List.of("a", "b", "c")));
        }
        return all;
    }

    /** Goes round in the tokens of its kind, three of them, and ends early now and then. */
    private double[] text(int kind) {
        double[] tokens = new double[LENGTH];
        int end = LENGTH - random.nextInt(4);
        int start = random.nextInt(3);
        for (int i = 0; i < LENGTH; i++) {
            int regular = 1 + kind * 3 + (start + i) % 3;
            int token = random.nextInt(20) == 0 ? random.nextInt(TOKENS) : regular;
            tokens[i] = i < end ? token : -1;
        }
        return tokens;
    }

    private double[] numbers(int row) {
        if (problem instanceof ProblemType.Clustering) {
            double[] centre = {row % 3 == 0 ? 6 : 0, row % 3 == 1 ? 6 : 0, row % 3 == 2 ? 6 : 0};
            return IntStream.range(0, 3).mapToDouble(i -> centre[i] + normal()).toArray();
        }
        if (problem instanceof ProblemType.AnomalyDetection) {
            double spread = row % 20 == 19 ? 8 : 1;
            return new double[] {spread * normal(), spread * normal(), spread * normal()};
        }
        if (problem instanceof ProblemType.Forecasting) {
            double phase = random.nextDouble() * Math.PI * 2;
            return IntStream.range(0, 3).mapToDouble(i -> wave(phase, i)).toArray();
        }
        int kind = random.nextInt(4) - 1; // none now and then
        return new double[] {normal(), kind, normal(), normal()};
    }

    private double[] label(double[] x, int row) {
        if (isUnlabelled()) {
            boolean labelled = problem instanceof ProblemType.AnomalyDetection anomalies && anomalies.labelled();
            return labelled ? new double[] {row % 20 == 19 ? 1 : 0} : new double[0];
        }
        if (problem instanceof ProblemType.Forecasting series) {
            double phase = Math.atan2(x[0], (x[1] - x[0] * Math.cos(STEP)) / Math.sin(STEP));
            return IntStream.range(0, series.horizon())
                    .mapToDouble(i -> wave(phase, 3 + i))
                    .toArray();
        }
        double signal = 2 * x[0] - x[2] + (x[1] < 0 ? 0 : EFFECTS[(int) x[1]]);
        return answer(signal, x, row);
    }

    private double[] answer(double signal, double[] x, int row) {
        if (problem instanceof ProblemType.MultilabelClassification several) {
            return IntStream.range(0, several.tags().size())
                    .mapToDouble(tag -> (tag % 2 == 0 ? signal : x[3]) + 0.3 * normal() > 0 ? 1 : 0)
                    .toArray();
        }
        if (problem instanceof ProblemType.Ranking) {
            double noisy = signal + 0.3 * normal();
            return new double[] {noisy > 2 ? 2 : noisy > 0 ? 1 : 0, Math.floorDiv(row, ROWS_OF_A_QUERY)};
        }
        return new double[] {problem instanceof ProblemType.Regression number ? number(number, signal) : index(signal)};
    }

    private double number(ProblemType.Regression problem, double signal) {
        return problem.target() instanceof Target.Count ? poisson(Math.exp(0.4 * signal)) : signal + 0.3 * normal();
    }

    private double index(double signal) {
        int classes = ((ProblemType.Classification) problem).classes().size();
        double noisy = signal + 0.3 * normal();
        return classes == 2 ? (noisy > 0 ? 1 : 0) : Math.min(classes - 1, Math.max(0, Math.floor(noisy / 2) + 1));
    }

    private static double wave(double phase, int step) {
        return Math.sin(phase + step * STEP);
    }

    /** By multiplying uniform numbers (Knuth, The Art of Computer Programming 2, 3.4.1). */
    private double poisson(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private double normal() {
        return random.nextGaussian();
    }
}

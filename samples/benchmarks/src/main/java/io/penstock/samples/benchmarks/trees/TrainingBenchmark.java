package io.penstock.samples.benchmarks.trees;

import io.penstock.model.Model;
import io.penstock.model.Scorer;
import io.penstock.model.TrainingSet;
import io.penstock.testing.estimator.TrainingTrial;
import io.penstock.trees.TreesModelLoader;
import io.penstock.xgboost.XgboostEstimator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * What training through Penstock costs beside calling XGBoost: from examples on disk to a model on disk, against a matrix in memory to a
 * booster in memory. The same rows and settings, in turn; and how fast examples become a matrix.
 */
public final class TrainingBenchmark {

    private static final int ROWS = 32_000;
    private static final int TREES = 200;
    private static final double NANOS = 1e9;

    private final NumberRows rows;
    private final TrainingSet set;
    private final Path directory;
    private int trained;

    private TrainingBenchmark(NumberRows rows, Path directory) throws IOException {
        this.rows = rows;
        this.directory = directory;
        this.set = rows.in(directory.resolve("rows"));
    }

    /**
     * Measures and prints.
     *
     * @param arguments how often to measure
     */
    public static void main(String... arguments) throws Exception {
        Path directory = Files.createTempDirectory("penstock-training-benchmark");
        new TrainingBenchmark(NumberRows.random(ROWS, 1), directory).measure(Integer.parseInt(arguments[0]));
    }

    private void measure(int times) throws Exception {
        double[] alone = new double[times];
        double[] through = new double[times];
        double[] matrix = new double[times];
        for (int i = -1; i < times; i++) { // the first time warms up
            double direct = seconds(this::xgboost);
            double penstock = seconds(this::penstock);
            double values = seconds(() -> set.rows().floats(Float.NaN, trial()));
            if (i >= 0) {
                alone[i] = direct;
                through[i] = penstock;
                matrix[i] = ROWS * NumberRows.FEATURES / values / 1e6;
            }
        }
        System.out.printf(
                "XGBoost alone %.3f s, through Penstock %.3f s, %.3f times; %.1fM values/s into a matrix; greatest difference of predictions %.1e%n",
                median(alone), median(through), median(through) / median(alone), median(matrix), difference());
    }

    private Booster xgboost() throws XGBoostError {
        float[] cells = new float[ROWS * NumberRows.FEATURES];
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            labels[row] = (float) rows.labels()[row];
            for (int i = 0; i < NumberRows.FEATURES; i++) {
                cells[row * NumberRows.FEATURES + i] = (float) rows.rows().get(row)[i];
            }
        }
        DMatrix matrix = new DMatrix(cells, ROWS, NumberRows.FEATURES, Float.NaN);
        matrix.setLabel(labels);
        Map<String, Object> parameters =
                new HashMap<>(Map.of("objective", "binary:logistic", "eta", 0.1, "max_depth", 6));
        parameters.putAll(Map.of("tree_method", "hist", "nthread", 1, "verbosity", 0));
        Booster booster = XGBoost.train(matrix, parameters, TREES, Map.of(), null, null);
        matrix.dispose();
        return booster;
    }

    private Model penstock() throws IOException, InterruptedException {
        return XgboostEstimator.boostedTrees(TREES).fit(set, trial());
    }

    private TrainingTrial trial() throws IOException {
        return TrainingTrial.in(directory.resolve("model-" + ++trained));
    }

    private double difference() throws Exception {
        double greatest = 0;
        Booster booster = xgboost();
        double[] score = new double[1];
        try (Scorer scorer = new TreesModelLoader().load(penstock())) {
            for (double[] row : rows.rows()) {
                float[] cells = new float[row.length];
                for (int i = 0; i < row.length; i++) {
                    cells[i] = (float) row[i];
                }
                DMatrix one = new DMatrix(cells, 1, row.length, Float.NaN);
                scorer.score(row, score);
                greatest = Math.max(greatest, Math.abs(booster.predict(one)[0][0] - score[0]));
                one.dispose();
            }
        }
        booster.dispose();
        return greatest;
    }

    private interface Work {
        Object run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        Object done = work.run();
        double seconds = (System.nanoTime() - start) / NANOS;
        if (done instanceof Booster booster) {
            booster.dispose();
        }
        return seconds;
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

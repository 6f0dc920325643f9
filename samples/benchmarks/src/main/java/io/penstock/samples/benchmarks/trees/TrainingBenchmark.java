package io.penstock.samples.benchmarks.trees;

import io.penstock.lightgbm.LightgbmEstimator;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.Scorer;
import io.penstock.model.TrainingSet;
import io.penstock.samples.benchmarks.race.Arguments;
import io.penstock.testing.estimator.TrainingTrial;
import io.penstock.trees.TreesModelLoader;
import io.penstock.trees.boosting.Schedule;
import io.penstock.xgboost.XgboostEstimator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What training through Penstock costs beside calling XGBoost and LightGBM: from examples on disk to a model on disk, against a
 * matrix in memory to a booster in memory. The same rows and settings, in turn; and how fast examples become a matrix.
 */
public final class TrainingBenchmark {

    private static final int ROWS = 32_000;
    private static final int TREES = 200;
    private static final Schedule DEFAULT = Schedule.of(TREES);
    private static final Schedule EACH_LOSS = DEFAULT.withLossEvery(1);
    private static final double NANOS = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final NumberRows rows;
    private final TrainingSet set;
    private final Path directory;
    private final DirectTraining direct;
    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();
    private int trained;

    /** What a training took, on the clock and of the processor by the thread that trains. */
    private record Cost(double seconds, double processor) {}

    private TrainingBenchmark(NumberRows rows, Path directory) throws IOException {
        this.rows = rows;
        this.directory = directory;
        this.set = rows.in(directory.resolve("rows"));
        this.direct = new DirectTraining(rows, TREES);
    }

    /**
     * Measures and prints.
     *
     * @param arguments {@code xgboost} (if there are none) or {@code lightgbm}, and how often to measure (4)
     */
    public static void main(String... arguments) throws Exception {
        Path directory = Files.createTempDirectory("penstock-training-benchmark");
        TrainingBenchmark benchmark = new TrainingBenchmark(NumberRows.random(ROWS, 1), directory);
        boolean lightgbm = arguments.length > 0 && arguments[0].equals("lightgbm");
        int times = new Arguments(arguments).number(1, 4);
        for (int i = -1; i < times; i++) { // the first time warms up
            if (i == 0) {
                benchmark.costs.clear();
            }
            if (lightgbm) {
                benchmark.lightgbm();
            } else {
                benchmark.xgboost();
            }
        }
        benchmark.print(lightgbm ? benchmark.differenceOfLightgbm() : benchmark.differenceOfXgboost());
    }

    private void xgboost() throws Exception {
        XgboostEstimator estimator = XgboostEstimator.boostedTrees(TREES);
        time("alone", () -> direct.xgboost(false).dispose());
        time("through Penstock", () -> fit(estimator));
        time("alone, the loss on the training rows each round", () -> direct.xgboost(true)
                .dispose());
        time("through Penstock, the same", () -> fit(estimator.withSchedule(EACH_LOSS)));
        time("examples to a matrix of floats", () -> set.rows().floats(Float.NaN, trial()));
    }

    private void lightgbm() throws Exception {
        LightgbmEstimator estimator = LightgbmEstimator.boostedTrees(TREES);
        time("alone", () -> direct.lightgbm(false).close());
        time("through Penstock", () -> fit(estimator));
        time("alone, the loss on the training rows each round", () -> direct.lightgbm(true)
                .close());
        time("through Penstock, the same", () -> fit(estimator.withSchedule(EACH_LOSS)));
    }

    private Model fit(Estimator estimator) throws IOException, InterruptedException {
        return estimator.fit(set, trial());
    }

    private TrainingTrial trial() throws IOException {
        return TrainingTrial.in(directory.resolve("model-" + ++trained));
    }

    private double differenceOfXgboost() throws Exception {
        return difference(
                direct.scoresOfXgboost(), new TreesModelLoader().load(fit(XgboostEstimator.boostedTrees(TREES))));
    }

    private double differenceOfLightgbm() throws Exception {
        return difference(
                direct.scoresOfLightgbm(), new TreesModelLoader().load(fit(LightgbmEstimator.boostedTrees(TREES))));
    }

    private double difference(double[] theirs, Scorer ours) {
        double greatest = 0;
        double[] score = new double[1];
        for (int row = 0; row < ROWS; row++) {
            ours.score(rows.rows().get(row), score);
            greatest = Math.max(greatest, Math.abs(theirs[row] - score[0]));
        }
        return greatest;
    }

    private void print(double difference) {
        Cost alone = least(Objects.requireNonNull(costs.get("alone")));
        costs.forEach((what, times) -> {
            Cost least = least(times);
            System.out.printf(
                    "%-50s %.3f s (median %.3f), %.3f times; %.3f s of the processor, %.3f times%n",
                    what,
                    least.seconds,
                    median(times),
                    least.seconds / alone.seconds,
                    least.processor,
                    least.processor / alone.processor);
        });
        System.out.printf(
                "%d values a matrix; greatest difference of predictions %.1e%n",
                ROWS * NumberRows.FEATURES, difference);
    }

    private interface Work {
        void run() throws Exception;
    }

    private void time(String what, Work work) throws Exception {
        long start = System.nanoTime();
        long processor = THREADS.getCurrentThreadCpuTime();
        work.run();
        Cost cost =
                new Cost((System.nanoTime() - start) / NANOS, (THREADS.getCurrentThreadCpuTime() - processor) / NANOS);
        costs.computeIfAbsent(what, key -> new ArrayList<>()).add(cost);
    }

    /** Returns the least of each: whatever else runs on the machine only adds. */
    private static Cost least(List<Cost> times) {
        return new Cost(
                times.stream().mapToDouble(Cost::seconds).min().orElseThrow(),
                times.stream().mapToDouble(Cost::processor).min().orElseThrow());
    }

    private static double median(List<Cost> times) {
        double[] sorted = times.stream().mapToDouble(Cost::seconds).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}

package io.penstock.samples.benchmarks.trees;

import biz.k11i.xgboost.Predictor;
import biz.k11i.xgboost.util.FVec;
import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;
import io.penstock.lightgbm.LeafLimits;
import io.penstock.lightgbm.LightgbmEstimator;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.Scorer;
import io.penstock.testing.estimator.TrainingTrial;
import io.penstock.trees.TreesModelLoader;
import io.penstock.tribuo.TribuoEstimator;
import io.penstock.xgboost.XgboostEstimator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long one row of 20 numbers takes through 100 trees of depth 6, by our evaluator, by the libraries and by xgboost-predictor. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class OneRowOfTrees {

    private static final int TREES = 100;

    /** Rows to score. */
    @State(Scope.Thread)
    public static class Rows {

        private static final int SIZE = 1_024;

        private final List<double[]> rows = NumberRows.random(SIZE, 2).rows();
        private final double[] score = new double[1];
        private int next;

        private double[] row() {
            next = next + 1 & SIZE - 1;
            return rows.get(next);
        }

        private double score(@Nullable Scorer scorer) {
            Objects.requireNonNull(scorer).score(row(), score);
            return score[0];
        }
    }

    /** Trees of XGBoost. */
    @State(Scope.Thread)
    public static class OfXgboost {

        private @Nullable Scorer ours;
        private @Nullable Booster theirs;
        private @Nullable Predictor predictor;

        /** Trains them; xgboost-predictor reads XGBoost's old binary file alone. */
        @Setup
        public void train() throws IOException, InterruptedException, XGBoostError {
            Model model = fit(XgboostEstimator.boostedTrees(TREES), 30_000);
            ours = new TreesModelLoader().load(model);
            Booster booster = XGBoost.loadModel(
                    model.directory().resolve(XgboostEstimator.FILE).toString());
            booster.setParam("nthread", 1);
            theirs = booster;
            predictor = new Predictor(new ByteArrayInputStream(booster.toByteArray("deprecated")));
        }
    }

    /** Trees of LightGBM. */
    @State(Scope.Thread)
    public static class OfLightgbm {

        private @Nullable Scorer ours;
        private @Nullable LGBMBooster theirs;

        /** Trains them. */
        @Setup
        public void train() throws IOException, InterruptedException, LGBMException {
            Model model =
                    fit(LightgbmEstimator.boostedTrees(TREES).withLimits(LeafLimits.DEFAULT.withSize(64, 6)), 30_000);
            ours = new TreesModelLoader().load(model);
            theirs = LGBMBooster.createFromModelfile(
                    model.directory().resolve("model.txt").toString());
        }
    }

    /** Boosted trees of the Tribuo module. */
    @State(Scope.Thread)
    public static class OfTribuo {

        private @Nullable Scorer ours;

        /** Trains them. */
        @Setup
        public void train() throws IOException, InterruptedException {
            ours = new TreesModelLoader().load(fit(TribuoEstimator.boostedTrees(TREES), 30_000));
        }
    }

    /** A forest of Tribuo, which takes its time to train. */
    @State(Scope.Thread)
    public static class OfForest {

        private @Nullable Scorer ours;

        /** Trains it. */
        @Setup
        public void train() throws IOException, InterruptedException {
            ours = new TreesModelLoader()
                    .load(fit(TribuoEstimator.randomForest(TREES).withDepth(6), 3_000));
        }
    }

    private static Model fit(Estimator estimator, int rows) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("trees");
        return estimator.fit(
                NumberRows.random(rows, 1).in(directory.resolve("rows")), TrainingTrial.in(directory.resolve("model")));
    }

    /** XGBoost's trees by our evaluator. */
    @Benchmark
    public double xgboost(OfXgboost trees, Rows rows) {
        return rows.score(trees.ours);
    }

    /** LightGBM's trees by our evaluator. */
    @Benchmark
    public double lightgbm(OfLightgbm trees, Rows rows) {
        return rows.score(trees.ours);
    }

    /** The trees of the Tribuo module by our evaluator. */
    @Benchmark
    public double tribuo(OfTribuo trees, Rows rows) {
        return rows.score(trees.ours);
    }

    /** A forest by our evaluator. */
    @Benchmark
    public double forest(OfForest trees, Rows rows) {
        return rows.score(trees.ours);
    }

    /** XGBoost's trees by xgboost-predictor, plain Java too. */
    @Benchmark
    public float xgboostPredictor(OfXgboost trees, Rows rows) {
        return Objects.requireNonNull(trees.predictor).predict(FVec.Transformer.fromArray(rows.row(), false))[0];
    }

    /** XGBoost's native library. */
    @Benchmark
    public float xgboostItself(OfXgboost trees, Rows rows) throws XGBoostError {
        double[] row = rows.row();
        float[] floats = new float[row.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) row[i];
        }
        return Objects.requireNonNull(trees.theirs).inplace_predict(floats, 1, row.length, Float.NaN)[0][0];
    }

    /** LightGBM's native library. */
    @Benchmark
    public double lightgbmItself(OfLightgbm trees, Rows rows) throws LGBMException {
        return Objects.requireNonNull(trees.theirs)
                .predictForMatSingleRow(rows.row(), PredictionType.C_API_PREDICT_NORMAL);
    }
}

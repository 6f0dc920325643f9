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
import io.penstock.model.TrainingSet;
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

/** How long one row of 20 numbers takes through 100 trees of depth 6, by our evaluator and by the libraries. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class OneRowOfTrees {

    private static final int TREES = 100;
    private static final int ROWS = 1_024;

    private @Nullable Loaded loaded;
    private final double[] score = new double[1];
    private int next;

    /** What the benchmarks call. */
    private record Loaded(
            List<double[]> rows,
            Scorer xgboost,
            Scorer lightgbm,
            Scorer tribuo,
            Scorer forest,
            Booster booster,
            Predictor predictor,
            LGBMBooster lightgbmBooster) {}

    /** Trains the models. */
    @Setup
    public void train() throws IOException, InterruptedException, XGBoostError, LGBMException {
        Path directory = Files.createTempDirectory("trees");
        TrainingSet set = NumberRows.random(30_000, 1).in(directory.resolve("rows"));
        Model xgboost = fit(XgboostEstimator.boostedTrees(TREES), set, directory.resolve("xgboost"));
        Model lightgbm = fit(
                LightgbmEstimator.boostedTrees(TREES).withLimits(LeafLimits.DEFAULT.withSize(64, 6)),
                set,
                directory.resolve("lightgbm"));
        Model tribuo = fit(TribuoEstimator.boostedTrees(TREES), set, directory.resolve("tribuo"));
        Model forest = fit(TribuoEstimator.randomForest(TREES).withDepth(6), set, directory.resolve("forest"));
        Booster booster = XGBoost.loadModel(
                xgboost.directory().resolve(XgboostEstimator.FILE).toString());
        booster.setParam("nthread", 1);
        loaded = new Loaded(
                NumberRows.random(ROWS, 2).rows(),
                new TreesModelLoader().load(xgboost),
                new TreesModelLoader().load(lightgbm),
                new TreesModelLoader().load(tribuo),
                new TreesModelLoader().load(forest),
                booster,
                predictor(booster),
                LGBMBooster.createFromModelfile(
                        lightgbm.directory().resolve("model.txt").toString()));
    }

    /** It reads XGBoost's old binary file alone. */
    private static Predictor predictor(Booster booster) throws IOException, XGBoostError {
        return new Predictor(new ByteArrayInputStream(booster.toByteArray("deprecated")));
    }

    private static Model fit(Estimator estimator, TrainingSet set, Path directory)
            throws IOException, InterruptedException {
        return estimator.fit(set, TrainingTrial.in(directory));
    }

    /** XGBoost's trees by our evaluator. */
    @Benchmark
    public double xgboost() {
        return ours(loaded().xgboost);
    }

    /** LightGBM's trees by our evaluator. */
    @Benchmark
    public double lightgbm() {
        return ours(loaded().lightgbm);
    }

    /** The trees of the Tribuo module by our evaluator. */
    @Benchmark
    public double tribuo() {
        return ours(loaded().tribuo);
    }

    /** A forest of Tribuo by our evaluator. */
    @Benchmark
    public double forest() {
        return ours(loaded().forest);
    }

    /** XGBoost's trees by xgboost-predictor, plain Java too. */
    @Benchmark
    public float xgboostPredictor() {
        return loaded().predictor.predict(FVec.Transformer.fromArray(row(), false))[0];
    }

    /** XGBoost's native library. */
    @Benchmark
    public float xgboostItself() throws XGBoostError {
        double[] row = row();
        float[] floats = new float[row.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) row[i];
        }
        return loaded().booster.inplace_predict(floats, 1, row.length, Float.NaN)[0][0];
    }

    /** LightGBM's native library. */
    @Benchmark
    public double lightgbmItself() throws LGBMException {
        return loaded().lightgbmBooster.predictForMatSingleRow(row(), PredictionType.C_API_PREDICT_NORMAL);
    }

    private double ours(Scorer scorer) {
        scorer.score(row(), score);
        return score[0];
    }

    private double[] row() {
        next = next + 1 & ROWS - 1;
        return loaded().rows.get(next);
    }

    private Loaded loaded() {
        return Objects.requireNonNull(loaded);
    }
}

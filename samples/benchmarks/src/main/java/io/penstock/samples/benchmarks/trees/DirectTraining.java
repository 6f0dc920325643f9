package io.penstock.samples.benchmarks.trees;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trains with the libraries' own Java bindings, with the settings that the estimators have by default, on one thread. */
record DirectTraining(NumberRows rows, int trees) {

    private static final String LIGHTGBM =
            "objective=binary metric=binary_logloss learning_rate=0.1 num_threads=1 deterministic=true force_col_wise=true verbosity=-1";

    Booster xgboost(boolean watching) throws XGBoostError {
        DMatrix matrix = matrix();
        Map<String, Object> parameters =
                new HashMap<>(Map.of("objective", "binary:logistic", "eta", 0.1, "max_depth", 6));
        parameters.putAll(Map.of("tree_method", "hist", "nthread", 1, "verbosity", 0));
        Map<String, DMatrix> watched = watching ? Map.of("train", matrix) : Map.of();
        Booster booster = XGBoost.train(matrix, parameters, trees, watched, null, null);
        matrix.dispose();
        return booster;
    }

    double[] scoresOfXgboost() throws XGBoostError {
        Booster booster = xgboost(false);
        DMatrix matrix = matrix();
        double[] scores = Arrays.stream(booster.predict(matrix))
                .mapToDouble(row -> row[0])
                .toArray();
        matrix.dispose();
        booster.dispose();
        return scores;
    }

    private DMatrix matrix() throws XGBoostError {
        int columns = NumberRows.FEATURES;
        float[] cells = new float[rows.labels().length * columns];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) rows.rows().get(i / columns)[i % columns];
        }
        DMatrix matrix = new DMatrix(cells, rows.labels().length, columns, Float.NaN);
        matrix.setLabel(labels());
        return matrix;
    }

    private float[] labels() {
        float[] labels = new float[rows.labels().length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = (float) rows.labels()[row];
        }
        return labels;
    }

    LGBMBooster lightgbm(boolean watching) throws LGBMException {
        LGBMDataset data =
                LGBMDataset.createFromMat(cells(), rows.labels().length, NumberRows.FEATURES, true, LIGHTGBM, null);
        data.setField("label", labels());
        LGBMBooster booster = LGBMBooster.create(data, LIGHTGBM);
        for (int round = 0; round < trees; round++) {
            booster.updateOneIter();
            if (watching) {
                booster.getEval(0);
            }
        }
        data.close();
        return booster;
    }

    double[] scoresOfLightgbm() throws LGBMException {
        try (LGBMBooster booster = lightgbm(false)) {
            return booster.predictForMat(
                    cells(), rows.labels().length, NumberRows.FEATURES, true, PredictionType.C_API_PREDICT_NORMAL);
        }
    }

    private double[] cells() {
        return rows.rows().stream().flatMapToDouble(Arrays::stream).toArray();
    }
}

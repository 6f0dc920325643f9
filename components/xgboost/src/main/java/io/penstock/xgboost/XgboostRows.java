package io.penstock.xgboost;

import static io.penstock.xgboost.NativeXgboost.call;
import static io.penstock.xgboost.NativeXgboost.run;

import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.trees.boosting.KeptRows;
import java.util.List;
import ml.dmlc.xgboost4j.java.Column;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.java.util.BigDenseMatrix;

/**
 * Makes XGBoost's matrices. The Java binding has no way to hand rows over in parts that needs no Scala, so one float matrix
 * outside the heap is filled from the batches, and is gone as soon as XGBoost has compressed it.
 */
final class XgboostRows {

    private final KeptRows rows;
    private final List<Feature> features;

    private XgboostRows(KeptRows rows, List<Feature> features) {
        this.rows = rows;
        this.features = features;
    }

    static DMatrix matrix(KeptRows rows, List<Feature> features, ProblemType problem, TrainingContext context)
            throws InterruptedException {
        XgboostRows source = new XgboostRows(rows, features);
        DMatrix matrix = source.features(context);
        run(() -> source.describe(matrix, problem));
        return matrix;
    }

    private DMatrix features(TrainingContext context) throws InterruptedException {
        BigDenseMatrix dense = call(() -> new BigDenseMatrix(rows.size(), features.size()));
        try {
            rows.all().forEach(context, (block, first) -> {
                block.forEach(Double.NaN, (row, slot, value) -> {
                    int place = rows.place(first + row);
                    if (place >= 0) {
                        dense.set(place, slot, (float) value);
                    }
                });
            });
            return call(() -> new DMatrix(dense, Float.NaN));
        } finally {
            dense.dispose();
        }
    }

    private void describe(DMatrix matrix, ProblemType problem) throws XGBoostError {
        matrix.setFeatureNames(features.stream().map(Feature::name).toArray(String[]::new));
        matrix.setFeatureTypes(features.stream()
                .map(feature -> feature instanceof Feature.Categorical ? "c" : "q")
                .toArray(String[]::new));
        boolean ranked = problem instanceof ProblemType.Ranking;
        setLabels(matrix, ranked ? 1 : problem.labels().size());
        float[] weights = ranked ? rows.weightsOfQueries() : rows.weights();
        if (ranked) {
            matrix.setGroup(rows.queries());
        }
        if (weights.length > 0) {
            matrix.setWeight(weights);
        }
    }

    private void setLabels(DMatrix matrix, int count) throws XGBoostError {
        if (count == 1) {
            matrix.setLabel(rows.labels(0));
            return;
        }
        BigDenseMatrix labels = new BigDenseMatrix(rows.size(), count);
        try {
            for (int which = 0; which < count; which++) {
                float[] column = rows.labels(which);
                for (int row = 0; row < column.length; row++) {
                    labels.set(row, which, column[row]);
                }
            }
            matrix.setLabel(new OutsideTheHeap(labels));
        } finally {
            labels.dispose();
        }
    }

    /** Tells XGBoost where a matrix is, by the array interface of NumPy, version 3. */
    private static final class OutsideTheHeap extends Column {

        private final BigDenseMatrix matrix;

        OutsideTheHeap(BigDenseMatrix matrix) {
            this.matrix = matrix;
        }

        @Override
        public String toJson() {
            return "{\"data\":[%d,true],\"shape\":[%d,%d],\"typestr\":\"<f4\",\"version\":3}"
                    .formatted(matrix.address, matrix.nrow, matrix.ncol);
        }
    }
}

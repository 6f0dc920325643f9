package io.penstock.djl.internal.serving;

import io.penstock.columns.Batch;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import io.penstock.model.rows.FeatureBlock;
import java.util.Arrays;

/** A scorer that scores a batch row by row with what scores a single row. */
interface RowScorer extends Scorer {

    /** Returns what the rows are. */
    Signature signature();

    @Override
    default double[] score(Batch features) {
        int slots = signature().slots();
        int width = signature().problem().scores();
        double[] rows = new double[features.rows() * slots];
        FeatureBlock.of(signature(), features).copy(rows);
        double[] all = new double[features.rows() * width];
        double[] one = new double[width];
        for (int row = 0; row < features.rows(); row++) {
            score(Arrays.copyOfRange(rows, row * slots, (row + 1) * slots), one);
            System.arraycopy(one, 0, all, row * width, width);
        }
        return all;
    }
}

package io.penstock.tribuo.internal;

import io.penstock.columns.Batch;
import io.penstock.columns.NumericColumn;
import io.penstock.model.Scorer;
import java.util.Arrays;

/** A scorer that scores a batch row by row with what scores a single row. */
public interface BatchScorer extends Scorer {

    /** Returns how many numbers it gives for one row. */
    int scores();

    @Override
    default double[] score(Batch features) {
        NumericColumn[] columns =
                features.columns().stream().map(NumericColumn.class::cast).toArray(NumericColumn[]::new);
        double[] row = new double[columns.length];
        double[] one = new double[scores()];
        double[] all = new double[features.rows() * one.length];
        for (int i = 0; i < features.rows(); i++) {
            int position = i;
            Arrays.setAll(row, feature -> columns[feature].asDouble(position));
            score(row, one);
            System.arraycopy(one, 0, all, i * one.length, one.length);
        }
        return all;
    }
}

package io.penstock.testing.model;

import io.penstock.columns.Batch;
import io.penstock.columns.NumericColumn;
import io.penstock.model.Scorer;

/** Gives its features back. */
record ColumnScorer() implements Scorer {

    @Override
    public void score(double[] features, double[] scores) {
        System.arraycopy(features, 0, scores, 0, scores.length);
    }

    @Override
    public double[] score(Batch features) {
        int width = features.columns().size();
        double[] scores = new double[features.rows() * width];
        for (int i = 0; i < width; i++) {
            NumericColumn column = (NumericColumn) features.column(i);
            for (int row = 0; row < features.rows(); row++) {
                scores[row * width + i] = column.asDouble(row);
            }
        }
        return scores;
    }
}

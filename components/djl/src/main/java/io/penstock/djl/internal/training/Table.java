package io.penstock.djl.internal.training;

import io.penstock.djl.internal.model.Scaling;
import io.penstock.model.TrainingContext;
import io.penstock.model.rows.TrainingRows;

/**
 * The rows of a split on the heap, the one copy that training needs.
 *
 * @param rows features, row by row
 * @param slots the number of places in a row
 * @param labels row by row
 * @param width the number of labels of a row; 0 if there are none
 * @param weights of each row
 */
@SuppressWarnings("ArrayRecordComponent") // the data
record Table(float[] rows, int slots, float[] labels, int width, float[] weights) {

    static Table of(TrainingRows rows, int width, TrainingContext context) throws InterruptedException {
        float[] features = rows.floats(-1, context);
        context.checkCancelled();
        float[] labels = floats(rows.labels());
        context.checkCancelled();
        return new Table(features, rows.slots(), labels, width, floats(rows.weights()));
    }

    int size() {
        return weights.length;
    }

    /** Scales features and labels in place. */
    void scale(Scaling features, Scaling ofLabels) {
        features.apply(rows);
        if (width > 0) {
            ofLabels.apply(labels);
        }
    }

    /** Copies the features of some rows. */
    void features(int[] order, int from, int to, float[] into) {
        for (int i = from; i < to; i++) {
            System.arraycopy(rows, order[i] * slots, into, (i - from) * slots, slots);
        }
    }

    /** Returns the labels of some rows. */
    float[] labels(int[] order, int from, int to) {
        float[] some = new float[(to - from) * width];
        for (int i = from; i < to; i++) {
            System.arraycopy(labels, order[i] * width, some, (i - from) * width, width);
        }
        return some;
    }

    /** Returns the weights of some rows. */
    float[] weights(int[] order, int from, int to) {
        float[] some = new float[to - from];
        for (int i = from; i < to; i++) {
            some[i - from] = weights[order[i]];
        }
        return some;
    }

    private static float[] floats(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }
}

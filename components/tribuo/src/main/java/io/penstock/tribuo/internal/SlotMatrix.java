package io.penstock.tribuo.internal;

import java.util.Arrays;
import java.util.List;

/**
 * The training rows as the matrix that a linear model sees: a column for each slot, and a last one of ones for the bias. Held
 * by features, so that a category takes one number a row, however many values it has.
 *
 * @param parts one for each feature
 * @param slots the number of slots
 */
public record SlotMatrix(List<Part> parts, int slots) {

    /** One feature. */
    public static final class Part {

        private final double[] values;
        private final int slot;
        private final boolean numeric;

        /**
         * Takes the values of a feature.
         *
         * @param values a number for each row, or the index of its category, negative for none
         * @param slot the feature's first slot
         * @param numeric whether it is a number
         */
        public Part(double[] values, int slot, boolean numeric) {
            this.values = values;
            this.slot = slot;
            this.numeric = numeric;
        }

        private void addTimes(double[] weights, double[] to) {
            for (int row = 0; row < to.length; row++) {
                if (numeric) {
                    to[row] += weights[slot] * values[row];
                } else if (values[row] >= 0) {
                    to[row] += weights[slot + (int) values[row]];
                }
            }
        }

        private void addTransposedTimes(double[] rows, double[] to) {
            for (int row = 0; row < rows.length; row++) {
                if (numeric) {
                    to[slot] += values[row] * rows[row];
                } else if (values[row] >= 0) {
                    to[slot + (int) values[row]] += rows[row];
                }
            }
        }
    }

    /** Copies the list. */
    public SlotMatrix {
        parts = List.copyOf(parts);
    }

    /** Returns the matrix times a vector of all weights, the bias last: a number for each of some rows. */
    double[] times(double[] weights, int rows) {
        double[] product = new double[rows];
        Arrays.fill(product, weights[slots]);
        parts.forEach(part -> part.addTimes(weights, product));
        return product;
    }

    /** Returns the transposed matrix times a vector of rows: a number for each weight, the bias last. */
    double[] transposedTimes(double[] rows) {
        double[] product = new double[slots + 1];
        parts.forEach(part -> part.addTransposedTimes(rows, product));
        for (double row : rows) {
            product[slots] += row;
        }
        return product;
    }
}

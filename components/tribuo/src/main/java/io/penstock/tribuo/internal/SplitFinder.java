package io.penstock.tribuo.internal;

import java.util.Arrays;
import java.util.List;

/** Finds the best split of some rows by a histogram of derivatives over the bins of each feature. */
final class SplitFinder {

    /** A gain below this is rounding. */
    private static final double LEAST_GAIN = 1e-9;

    private final List<BinnedColumn> columns;
    private final double l2;
    private final double minimumWeight;
    private final double[] first;
    private final double[] second;

    /** Where to split, or, with feature -1, that a leaf with a value is best. */
    record Split(int feature, int bin, double gain, double leaf) {
        boolean isLeaf() {
            return feature < 0;
        }
    }

    SplitFinder(List<BinnedColumn> columns, double l2, double minimumWeight) {
        this.columns = columns;
        this.l2 = l2;
        this.minimumWeight = minimumWeight;
        int bins = columns.stream().mapToInt(BinnedColumn::bins).max().orElse(0);
        this.first = new double[bins];
        this.second = new double[bins];
    }

    /** Finds the best split of the rows {@code from} to {@code to - 1} of an order, if it may split. */
    Split find(int[] order, int from, int to, double[] gradients, double[] curvatures, boolean maySplit) {
        double gradient = 0;
        double curvature = 0;
        for (int i = from; i < to; i++) {
            gradient += gradients[order[i]];
            curvature += curvatures[order[i]];
        }
        Split best = new Split(-1, -1, LEAST_GAIN, -ratio(gradient, curvature));
        for (int feature = 0; maySplit && feature < columns.size(); feature++) {
            fill(columns.get(feature), order, from, to, gradients, curvatures);
            best = better(best, feature, gradient, curvature);
        }
        return best;
    }

    private void fill(BinnedColumn column, int[] order, int from, int to, double[] gradients, double[] curvatures) {
        Arrays.fill(first, 0, column.bins(), 0);
        Arrays.fill(second, 0, column.bins(), 0);
        for (int i = from; i < to; i++) {
            int row = order[i];
            int bin = column.bin(row);
            first[bin] += gradients[row];
            second[bin] += curvatures[row];
        }
    }

    /** Tries every bin of a feature: as the last one that goes left if bins are ordered, as the only one if not. */
    private Split better(Split best, int feature, double gradient, double curvature) {
        BinnedColumn column = columns.get(feature);
        Split found = best;
        double left = 0;
        double weight = 0;
        for (int bin = column.isOrdered() ? 0 : 1; bin < column.bins(); bin++) {
            left = column.isOrdered() ? left + first[bin] : first[bin];
            weight = column.isOrdered() ? weight + second[bin] : second[bin];
            double gain = gain(left, weight, gradient, curvature);
            if (gain > found.gain) {
                found = new Split(feature, bin, gain, best.leaf);
            }
        }
        return found;
    }

    private double gain(double left, double weight, double gradient, double curvature) {
        double right = gradient - left;
        double rest = curvature - weight;
        if (weight <= 0 || rest <= 0 || weight < minimumWeight || rest < minimumWeight) {
            return 0;
        }
        return left * ratio(left, weight) + right * ratio(right, rest) - gradient * ratio(gradient, curvature);
    }

    private double ratio(double gradient, double curvature) {
        return curvature + l2 > 0 ? gradient / (curvature + l2) : 0;
    }
}

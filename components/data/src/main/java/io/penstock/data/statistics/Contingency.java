package io.penstock.data.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * How often categories and classes meet.
 *
 * @param counts one row for each category, with one count for each class
 */
record Contingency(List<long[]> counts) {

    private static final double LN_2 = StrictMath.log(2);

    /** Leaves out categories that never occur. */
    Contingency {
        counts = counts.stream().filter(row -> Arrays.stream(row).sum() > 0).toList();
    }

    int categories() {
        return counts.size();
    }

    /** Returns the mutual information in bits, at least 0; see {@link LabelStatistics.Feature}. */
    double mutualInformation() {
        long[] classes = classes();
        double total = Arrays.stream(classes).sum();
        double sum = 0;
        for (long[] row : counts) {
            double rowTotal = Arrays.stream(row).sum();
            for (int i = 0; i < row.length; i++) {
                if (row[i] > 0) {
                    sum += row[i] / total * StrictMath.log(row[i] * total / (rowTotal * classes[i]));
                }
            }
        }
        return Math.max(0, sum / LN_2);
    }

    /** Returns the mean mutual information of independent columns in bits; see {@link LabelStatistics.Feature}. */
    double bias() {
        long[] classes = classes();
        long used = Arrays.stream(classes).filter(count -> count > 0).count();
        return (categories() - 1.0) * (used - 1) / (2.0 * Arrays.stream(classes).sum() * LN_2);
    }

    /** Returns the entropy of some counts in bits. */
    static double entropy(List<Long> counts) {
        double total = counts.stream().mapToLong(Long::longValue).sum();
        double sum = 0;
        for (long count : counts) {
            sum -= count == 0 ? 0 : count / total * StrictMath.log(count / total);
        }
        return sum / LN_2;
    }

    private long[] classes() {
        long[] classes = new long[counts.isEmpty() ? 0 : counts.get(0).length];
        for (long[] row : counts) {
            Arrays.setAll(classes, i -> classes[i] + row[i]);
        }
        return classes;
    }
}

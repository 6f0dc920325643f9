package io.penstock.tribuo.internal;

import java.util.Arrays;

/** A feature of all training rows, each value as the number of its bin. */
public final class BinnedColumn {

    private static final int MOST_BINS = 256;

    private final char[] codes;
    private final double[] cuts;
    private final int bins;
    private final boolean ordered;

    private BinnedColumn(char[] codes, double[] cuts, int bins, boolean ordered) {
        this.codes = codes;
        this.cuts = cuts;
        this.bins = bins;
        this.ordered = ordered;
    }

    /** Returns numbers in at most 256 bins of about equally many rows. */
    public static BinnedColumn numbers(double[] values) {
        double[] cuts = cuts(values);
        char[] codes = new char[values.length];
        for (int row = 0; row < codes.length; row++) {
            int found = Arrays.binarySearch(cuts, values[row]);
            codes[row] = (char) (found >= 0 ? found + 1 : -found - 1);
        }
        return new BinnedColumn(codes, cuts, cuts.length + 1, true);
    }

    /** Returns categories, a bin for each and one for none. */
    public static BinnedColumn categories(double[] indices, int size) {
        if (size >= Character.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%d categories are more than 65,534. Limit the vocabulary.".formatted(size));
        }
        char[] codes = new char[indices.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = (char) (indices[row] + 1);
        }
        return new BinnedColumn(codes, new double[0], size + 1, false);
    }

    int rows() {
        return codes.length;
    }

    int bins() {
        return bins;
    }

    /** Returns whether bins are ordered, so that a split separates the lower from the higher ones. */
    boolean isOrdered() {
        return ordered;
    }

    int bin(int row) {
        return codes[row];
    }

    /** Returns what a value is compared with to know whether it is in a lower bin, or in exactly this category. */
    double threshold(int bin) {
        return ordered ? cuts[bin] : bin - 1;
    }

    /** Returns whether a row goes left at a split after, or by, a bin. */
    boolean goesLeft(int row, int bin) {
        return ordered ? codes[row] <= bin : codes[row] == bin;
    }

    /** Returns ascending numbers halfway between neighbouring values: at every rank if they are few, else at every 256th part. */
    private static double[] cuts(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int parts = distinct(sorted) <= MOST_BINS ? sorted.length : MOST_BINS;
        double[] cuts = new double[MOST_BINS - 1];
        int size = 0;
        for (int i = 1, last = 0; i < parts; i++) {
            int rank = (int) ((long) i * sorted.length / parts);
            if (sorted[rank] > sorted[last]) {
                cuts[size++] = between(below(sorted, rank), sorted[rank]);
                last = rank;
            }
        }
        return Arrays.copyOf(cuts, size);
    }

    private static int distinct(double[] sorted) {
        int distinct = 1;
        for (int i = 1; i < sorted.length; i++) {
            distinct += sorted[i] > sorted[i - 1] ? 1 : 0;
        }
        return distinct;
    }

    /** Returns the greatest value below that of a rank. */
    private static double below(double[] sorted, int rank) {
        int i = rank;
        while (sorted[i] == sorted[rank]) {
            i--;
        }
        return sorted[i];
    }

    private static double between(double low, double high) {
        double middle = low + (high - low) / 2;
        return middle > low && middle < high ? middle : high;
    }
}

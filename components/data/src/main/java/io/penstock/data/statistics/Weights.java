package io.penstock.data.statistics;

/**
 * The weights of the rows of a split.
 *
 * @param column that holds them
 * @param total {@code sum(w)}, from an exact sum
 * @param rowsWithout rows whose weight is missing, NaN, negative or above 2^32; they count as rows of weight 0
 */
public record Weights(String column, double total, long rowsWithout) {

    /** The greatest weight of a row. */
    static final double GREATEST = 1L << 32;
}

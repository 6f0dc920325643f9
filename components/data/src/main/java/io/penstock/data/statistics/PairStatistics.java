package io.penstock.data.statistics;

import java.util.List;
import java.util.Optional;

/**
 * How pairs of columns of a split go together.
 *
 * @param numeric the columns among which pairs of numbers were looked at: the first {@link StatisticsOptions#pairColumns} that read
 *     as numbers
 * @param pairs every two of them that have rows in common, in the order of the data
 * @param gaps every two of the first {@link StatisticsOptions#pairColumns} columns of any type that are missing in the same row
 *     somewhere
 * @param leftOut columns beyond those, of which nothing is told
 */
public record PairStatistics(
        List<String> numeric, List<NumericPair> pairs, List<CommonGap> gaps, List<String> leftOut) {

    /** Copies the lists. */
    public PairStatistics {
        numeric = List.copyOf(numeric);
        pairs = List.copyOf(pairs);
        gaps = List.copyOf(gaps);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Two columns of numbers over the {@code n} rows in which both are finite. With sums over these rows that are exact (see {@link
     * io.penstock.columns.ExactSum}) and rounded once.
     *
     * @param first a column
     * @param second another one, behind it in the data
     * @param rows {@code n}
     * @param covariance of the population, {@code (n sum(xy) - sum(x) sum(y)) / n²}; NaN if the product of two
     *     values is beyond doubles
     * @param correlation Pearson's, {@code (n sum(xy) - sum(x) sum(y)) / sqrt((n sum(x²) - sum(x)²) (n sum(y²) - sum(y)²))}: K.
     *     Pearson, Proceedings of the Royal Society 58 (1895), 240-242; NaN if one of the columns does not vary, and
     *     if a product or the square of a value, which the covariance does not need, is beyond doubles
     */
    public record NumericPair(String first, String second, long rows, double covariance, double correlation) {}

    /**
     * Two columns that are missing together.
     *
     * @param first a column
     * @param second another one, behind it in the data
     * @param rows number of rows in which both are missing
     */
    public record CommonGap(String first, String second, long rows) {}

    /** Returns what was seen of two columns of numbers, named in any order. */
    public Optional<NumericPair> pair(String one, String other) {
        return pairs.stream()
                .filter(pair -> pair.first().equals(one) && pair.second().equals(other)
                        || pair.first().equals(other) && pair.second().equals(one))
                .findFirst();
    }

    /** Returns the number of rows in which two columns are both missing, named in any order. */
    public long missingTogether(String one, String other) {
        return gaps.stream()
                .filter(gap -> gap.first().equals(one) && gap.second().equals(other)
                        || gap.first().equals(other) && gap.second().equals(one))
                .mapToLong(CommonGap::rows)
                .sum();
    }
}

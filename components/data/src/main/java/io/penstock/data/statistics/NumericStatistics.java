package io.penstock.data.statistics;

import io.penstock.columns.Histogram;
import java.util.List;
import java.util.Optional;

/**
 * The distribution of a column's finite numbers. Infinities and NaN are counted apart and enter nothing else.
 *
 * <p>With {@code n} finite values {@code x}: the mean is {@code sum(x) / n} and the standard deviation that of the population,
 * {@code sqrt((sum(x²) - sum(x)²/n) / n)}, both from exact sums (see {@link io.penstock.columns.ExactMoments}). Quantiles
 * interpolate linearly between the two values around rank {@code q (n - 1)}, counted from 0: type 7 of Hyndman and Fan, "Sample
 * Quantiles in Statistical Packages", The American Statistician 50 (1996), which is also the default of R and NumPy. They are
 * exact while the column has at most {@value ValueBuckets#LIMIT} distinct values (integers: within 2^53); beyond that, ranks are
 * right within {@code rankError}.
 *
 * @param count number of finite values
 * @param mean arithmetic mean
 * @param standardDeviation of the population
 * @param min least value, exact
 * @param median the quantile of 0.5
 * @param max greatest value, exact
 * @param distinct how many distinct values there are; absent of decimals of more than 15 digits, in slices, in lists and in tables of more than 512 columns once there are
 *     more than {@value ValueBuckets#LIMIT}
 * @param zeros number of values that are zero
 * @param notANumber number of values that are NaN
 * @param positiveInfinity number of values that are positive infinity
 * @param negativeInfinity number of values that are negative infinity
 * @param deciles the quantiles of 0, 0.1, 0.2, to 1
 * @param histogram bins of equal width between min and max
 * @param quantileHistogram bins of equal depth: its edges are quantiles; equal edges are merged, so there may be fewer bins
 * @param rankError the largest share of values that lie between a quantile and the reported one; 0 if quantiles are exact
 */
public record NumericStatistics(
        long count,
        double mean,
        double standardDeviation,
        double min,
        double median,
        double max,
        Optional<DistinctValues> distinct,
        long zeros,
        long notANumber,
        long positiveInfinity,
        long negativeInfinity,
        List<Double> deciles,
        Histogram histogram,
        Histogram quantileHistogram,
        double rankError) {

    /** Copies the deciles. */
    public NumericStatistics {
        deciles = List.copyOf(deciles);
    }
}

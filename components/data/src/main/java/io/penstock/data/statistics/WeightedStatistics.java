package io.penstock.data.statistics;

import java.util.List;
import java.util.Optional;

/**
 * The statistics of one column in which each row counts as much as its weight {@code w}.
 *
 * <p>Sums are exact (see {@link io.penstock.columns.ExactSum}); rows whose weight is missing or out of range have weight 0, see
 * {@link Weights}.
 *
 * @param present {@code sum(w)} over rows with a value
 * @param missing {@code sum(w)} over rows without
 * @param numbers of a column that reads as numbers, if its finite values have a weight
 * @param top the values of greatest weight, of a text column with at most 100,000 distinct values and of a numeric one with at
 *     most 4,096; empty otherwise. Heaviest first, equal weights in the order of the values
 */
public record WeightedStatistics(
        double present, double missing, Optional<WeightedNumbers> numbers, List<ValueWeight> top) {

    /** Copies the values. */
    public WeightedStatistics {
        top = List.copyOf(top);
    }

    /**
     * One value and its weight.
     *
     * @param value as in {@link ValueCounts.ValueCount}
     * @param weight {@code sum(w)} over rows with that value, each weight rounded down to a multiple of 2^-52
     */
    public record ValueWeight(String value, double weight) {}

    /**
     * The weighted distribution of finite numbers {@code x}, {@code W = sum(w)}.
     *
     * @param mean {@code sum(w x) / W}
     * @param standardDeviation of the population, {@code sqrt(sum(w x²) / W - mean²)}
     * @param median the quantile of 0.5
     * @param deciles the quantiles of 0, 0.1, to 1: the least value at which the weights of it and of all below reach {@code q W},
     *     the inverse of the weighted distribution function (type 1 of Hyndman and Fan 1996, with weights for counts); of more than
     *     4,096 distinct values, the middle of a bucket of neighbours
     * @param rankError the largest share of the weight in one such bucket, 0 if quantiles are exact: no weighted rank is wrong by
     *     more
     */
    public record WeightedNumbers(
            double mean, double standardDeviation, double median, List<Double> deciles, double rankError) {

        /** Copies the deciles. */
        public WeightedNumbers {
            deciles = List.copyOf(deciles);
        }
    }
}

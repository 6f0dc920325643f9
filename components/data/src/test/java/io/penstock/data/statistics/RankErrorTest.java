package io.penstock.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Quantiles of distributions that are hard to summarise, against the sorted values. */
class RankErrorTest {

    private static final int VALUES = 300_000;

    private record Distribution(String name, ToDoubleFunction<Random> draw) {

        double[] values() {
            Random random = new Random(7);
            return random.doubles(VALUES)
                    .map(ignored -> draw.applyAsDouble(random))
                    .toArray();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Distribution> distributions() {
        return Stream.of(
                new Distribution("uniform", Random::nextDouble),
                new Distribution("normal around zero", Random::nextGaussian),
                new Distribution("normal far from zero", random -> 1e6 + random.nextGaussian()),
                new Distribution("latitudes", random -> 41.88 + 0.05 * random.nextGaussian()),
                new Distribution("exponential", random -> -Math.log(1 - random.nextDouble())),
                new Distribution("log-normal of 3", random -> Math.exp(3 * random.nextGaussian())),
                new Distribution("Cauchy", random -> Math.tan(Math.PI * (random.nextDouble() - 0.5))),
                new Distribution("Pareto of 1/2", random -> Math.pow(1 - random.nextDouble(), -2)),
                new Distribution(
                        "log-uniform over 600 decades", random -> Math.pow(10, 600 * random.nextDouble() - 300)),
                new Distribution("timestamps of a year", random -> 1.7e15 + (long) (3.15e13 * random.nextDouble())),
                new Distribution(
                        "two far clusters",
                        random -> (random.nextBoolean() ? 1e-3 : 1e3) * (1 + 0.1 * random.nextDouble())),
                new Distribution("half zeros", random -> random.nextBoolean() ? 0 : random.nextGaussian()));
    }

    /** More different values than buckets far around most of the values, which lie close together. */
    static Stream<Distribution> spikes() {
        return Stream.of(
                new Distribution(
                        "a spike in a wide range",
                        random -> random.nextBoolean()
                                ? 41.88 + 1e-4 * random.nextDouble()
                                : 1e4 * random.nextGaussian()),
                new Distribution(
                        "a spike among its like",
                        random -> random.nextBoolean()
                                ? 41.88 + 1e-4 * random.nextDouble()
                                : 32 + 32 * random.nextDouble()));
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void quantilesAreOfTheRightRankWithinAFifthOfAPercent(Distribution distribution) {
        Errors errors = Errors.of(distribution.values());

        assertThat(errors.worst()).isLessThanOrEqualTo(errors.told()).isLessThan(0.002);
        assertThat(errors.told()).isLessThan(0.004);
    }

    @ParameterizedTest
    @MethodSource("spikes")
    void aSpikeThatBucketsDoNotResolveIsTold(Distribution distribution) {
        Errors errors = Errors.of(distribution.values());

        assertThat(errors.worst()).isBetween(0.002, errors.told());
    }

    /**
     * Errors of ranks as shares of all values.
     *
     * @param worst of the percentiles
     * @param told by the statistics
     */
    private record Errors(double worst, double told) {

        static Errors of(double[] values) {
            ValueBuckets buckets = new ValueBuckets();
            for (double value : values) {
                buckets.add(value);
            }
            Arrays.sort(values);
            Ranking ranking = buckets.ranking();
            List<Double> quantiles = ranking.quantiles(100, values[0], values[VALUES - 1]);
            double worst = IntStream.range(1, 100)
                    .mapToDouble(i -> error(values, quantiles.get(i), i / 100.0))
                    .max()
                    .orElseThrow();
            return new Errors(worst, ranking.rankError());
        }
    }

    /** Returns how far the ranks of a value are from the wanted one, as a share of all values. */
    private static double error(double[] sorted, double value, double wanted) {
        double below = rank(sorted, value, false);
        double upTo = rank(sorted, value, true);
        return Math.max(0, Math.max(below - wanted, wanted - upTo));
    }

    private static double rank(double[] sorted, double value, boolean inclusive) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || inclusive && sorted[middle] == value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) low / sorted.length;
    }
}

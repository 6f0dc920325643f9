package io.penstock.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.errors.DataException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LogBucketsTest {

    @Property(tries = 300)
    void aQuantileIsWithinTheBoundOfTheSortedValue(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 500) int count,
            @ForAll @DoubleRange(max = 1) double q) {
        double[] values = values(seed, count);
        double[] sorted = values.clone();
        Arrays.sort(sorted);

        double exact = sorted[Math.max(0, (int) Math.ceil(q * count) - 1)];

        assertThat(of(values, 0, count).quantile(q)).isCloseTo(exact, within(Math.abs(exact) / 512));
    }

    @Property(tries = 200)
    void orderAndGroupingDoNotChangeABit(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        double[] values = values(seed, count);
        int cut = (int) Math.floorMod(seed, (long) count);
        LogBuckets merged = of(values, cut, count);
        merged.merge(of(values, 0, cut));

        assertThat(merged.encode()).isEqualTo(of(values, 0, count).encode());
        assertThat(LogBuckets.decode(merged.encode()).encode()).isEqualTo(merged.encode());
        assertThat(LogBuckets.decode(merged.encode()).quantile(0.4)).isEqualTo(merged.quantile(0.4));
    }

    @Test
    void smallIntegersAreExact() {
        LogBuckets buckets = new LogBuckets();
        for (int i = -100; i <= 100; i++) {
            buckets.add(i);
        }

        assertThat(buckets.quantiles(4)).containsExactly(-100, -50, 0, 50, 100);
    }

    @Test
    void missingValuesNanAndZerosAreCountedApart() {
        LogBuckets buckets = new LogBuckets();
        buckets.addAll(DoubleColumn.of(new double[] {0, -0.0, Double.NaN, 7, 9}, Validity.of(new long[] {0b01111}, 5)));

        assertThat(buckets.count()).isEqualTo(3);
        assertThat(buckets.zeros()).isEqualTo(2);
        assertThat(buckets.nans()).isEqualTo(1);
        assertThat(buckets.missing()).isEqualTo(1);
        assertThat(buckets.quantile(1)).isEqualTo(7);
    }

    @Test
    void histogramCountsEveryFiniteValueOnce() {
        LogBuckets buckets = new LogBuckets();
        for (int i = 0; i < 100; i++) {
            buckets.add(Math.floorDiv(i, 10));
        }
        buckets.add(Double.POSITIVE_INFINITY);

        Histogram histogram = buckets.histogram(3);

        assertThat(histogram.edges()).containsExactly(0.0, 3.0, 6.0, 9.0);
        assertThat(histogram.counts()).containsExactly(30L, 30L, 40L);
    }

    @Test
    void histogramOfOneValueHasOneBin() {
        LogBuckets buckets = new LogBuckets();
        buckets.add(2.5);

        assertThat(buckets.histogram(10).counts()).containsExactly(1L);
        assertThat(new LogBuckets().histogram(10).total()).isZero();
    }

    @Test
    void bytesThatAreNoBucketsAreRefused() {
        byte[] bytes = of(new double[] {1, 2, 3}, 0, 3).encode();

        assertThatThrownBy(() -> LogBuckets.decode(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> LogBuckets.decode(new byte[3])).isInstanceOf(DataException.class);
    }

    private static LogBuckets of(double[] values, int from, int to) {
        LogBuckets buckets = new LogBuckets();
        for (int i = from; i < to; i++) {
            buckets.add(values[i]);
        }
        return buckets;
    }

    private static double[] values(long seed, int count) {
        Random random = new Random(seed);
        boolean anyMagnitude = random.nextBoolean();
        return random.doubles(count, -1, 1)
                .map(x -> random.nextInt(10) == 0 ? 0 : x)
                .map(x -> anyMagnitude ? Math.scalb(x, random.nextInt(600) - 300) : x * 100)
                .toArray();
    }
}

package io.penstock.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExactMomentsTest {

    /**
     * NIST Statistical Reference Datasets, "NumAcc4" (univariate, higher difficulty): 1,001 values 10000000.2, then
     * 10000000.1 and 10000000.3 in turn; certified mean 10000000.2, standard deviation 0.1. The values as doubles are not the
     * decimals, which bounds the agreement.
     */
    @Test
    void meanAndDeviationAreThoseThatNistCertifies() {
        ExactMoments moments = new ExactMoments();
        moments.add(10000000.2);
        for (int i = 0; i < 500; i++) {
            moments.add(10000000.1);
            moments.add(10000000.3);
        }

        assertThat(moments.count()).isEqualTo(1001);
        assertThat(moments.mean()).isCloseTo(10000000.2, within(2e-9));
        assertThat(Math.sqrt(moments.sampleVariance())).isCloseTo(0.1, within(2e-9));
    }

    @Property(tries = 200)
    void varianceIsThatOfBigDecimals(@ForAll long seed, @ForAll @IntRange(min = 2, max = 100) int count) {
        Random random = new Random(seed);
        double shift = Math.scalb(1.0, random.nextInt(60));
        double[] values = random.doubles(count).map(x -> shift + x).toArray();
        ExactMoments moments = of(values, 0, count);

        assertThat(moments.variance()).isEqualTo(variance(values));
    }

    @Property(tries = 100)
    void groupingDoesNotChangeABit(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int count) {
        double[] values = new Random(seed).doubles(count, -1e3, 1e3).toArray();
        int cut = (int) Math.floorMod(seed, (long) count);
        ExactMoments merged = of(values, cut, count);
        merged.merge(of(values, 0, cut));

        assertThat(merged.encode()).isEqualTo(of(values, 0, count).encode());
        assertThat(ExactMoments.decode(merged.encode()).encode()).isEqualTo(merged.encode());
    }

    @Property(tries = 500)
    void manyAtOnceAreTheSameToTheBit(@ForAll long seed, @ForAll @IntRange(max = 1024) int spread) {
        Random random = new Random(seed);
        int middle = random.nextInt(2046) - 1023;
        double[] values = new double[random.nextInt(300)];
        for (int i = 0; i < values.length; i++) {
            double near = (1 + random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            values[i] = random.nextInt(8) == 0 ? 0.0 : Math.scalb(near, middle - random.nextInt(spread / 16 + 1));
        }

        assertThat(all(values).encode()).isEqualTo(of(values, 0, values.length).encode());
    }

    @Test
    void manyAtOnceTakeSpecialValuesToo() {
        double[][] specials = {
            {1, Double.NaN, 2},
            {Double.POSITIVE_INFINITY, 1, -1},
            {-0.0, 0.0},
            {},
            {Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL},
            {Double.MAX_VALUE, -Double.MAX_VALUE, 1e-300, 3}
        };
        for (double[] values : specials) {
            assertThat(all(values).encode())
                    .as(Arrays.toString(values))
                    .isEqualTo(of(values, 0, values.length).encode());
        }
    }

    /** More than are added together, all of the largest mantissa. */
    @Test
    void aMillionAtOnceDoNotOverflow() {
        double[] values = new double[1_000_000];
        Arrays.fill(values, Math.nextDown(2.0));
        values[500_000] = -0x1p-9;

        assertThat(all(values).encode()).isEqualTo(of(values, 0, values.length).encode());
    }

    private static ExactMoments all(double[] values) {
        ExactMoments moments = new ExactMoments();
        moments.addAll(values);
        return moments;
    }

    @Test
    void zerosOfBothSignsAndNanHaveNoOrder() {
        double[] zeros = {0.0, -0.0, Double.NaN};
        double[] reversed = {Double.NaN, -0.0, 0.0};

        assertThat(of(zeros, 0, 2).encode()).isEqualTo(of(reversed, 1, 3).encode());
        assertThat(of(zeros, 0, 3).encode()).isEqualTo(of(reversed, 0, 3).encode());
        assertThat(of(zeros, 0, 3).min()).isNaN();
    }

    @Test
    void nothingHasNoMean() {
        assertThat(new ExactMoments().mean()).isNaN();
        assertThat(new ExactMoments().variance()).isNaN();
    }

    private static ExactMoments of(double[] values, int from, int to) {
        ExactMoments moments = new ExactMoments();
        for (int i = from; i < to; i++) {
            moments.add(values[i]);
        }
        return moments;
    }

    private static double variance(double[] values) {
        BigDecimal n = BigDecimal.valueOf(values.length);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(new BigDecimal(value));
            squares = squares.add(new BigDecimal(value).pow(2));
        }
        return n.multiply(squares)
                .subtract(sum.pow(2))
                .divide(n.pow(2), new MathContext(200))
                .doubleValue();
    }

    @Property(tries = 300)
    void aValueAddedSoManyTimesIsAddedOneByOne(@ForAll double value, @ForAll @IntRange(min = 1, max = 300) int times) {
        ExactMoments atOnce = new ExactMoments();
        atOnce.add(value, times);
        ExactMoments oneByOne = new ExactMoments();
        for (int i = 0; i < times; i++) {
            oneByOne.add(value);
        }

        assertThat(atOnce.encode()).isEqualTo(oneByOne.encode());
    }

    @Test
    void valuesWhoseSumsAreBeyondDoublesAreStillExact() {
        ExactMoments moments = new ExactMoments();
        for (double value : new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE}) {
            moments.add(value, 1_000);
        }

        assertThat(moments.sum()).isEqualTo(1_000 * Double.MIN_VALUE);
        assertThat(moments.count()).isEqualTo(3_000);
    }
}

package io.penstock.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.DataException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExactSumTest {

    @Property(tries = 500)
    void theSumIsThatOfBigDecimals(@ForAll long seed, @ForAll @IntRange(max = 200) int count) {
        List<Double> values = values(seed, count);

        BigDecimal expected = values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(sum(values).value()).isEqualTo(expected.doubleValue());
    }

    @Property(tries = 300)
    void orderAndGroupingDoNotChangeABit(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count) {
        List<Double> values = values(seed, count);
        ExactSum whole = sum(values);
        Collections.shuffle(values, new Random(seed));
        int cut = new Random(seed).nextInt(count);
        ExactSum merged = sum(values.subList(cut, count));
        merged.merge(sum(values.subList(0, cut)));

        assertThat(merged.encode()).isEqualTo(whole.encode());
        assertThat(merged.value()).isEqualTo(whole.value());
        assertThat(ExactSum.decode(whole.encode()).encode()).isEqualTo(whole.encode());
    }

    @Property(tries = 300)
    void whatIsAddedAndTakenAwayLeavesNothing(@ForAll long seed, @ForAll @IntRange(max = 100) int count) {
        List<Double> values = values(seed, count);
        ExactSum sum = sum(values);
        values.forEach(value -> sum.add(-value));

        assertThat(sum.value()).isZero();
        assertThat(sum.encode()).isEqualTo(new ExactSum().encode());
    }

    @Property(tries = 300)
    void productsEnterWithoutRounding(@ForAll @DoubleRange(min = -1e150, max = 1e150) double a, @ForAll double b) {
        Assume.that(Double.isFinite(a * b) && (a == 0 || b == 0 || Math.abs(a * b) > 0x1p-960));
        ExactSum sum = new ExactSum();
        sum.addProduct(a, b);

        assertThat(sum.exact().orElseThrow()).isEqualByComparingTo(new BigDecimal(a).multiply(new BigDecimal(b)));
    }

    @Test
    void aProductBeyondDoublesIsInfinite() {
        ExactSum sum = new ExactSum();
        sum.addProduct(1e200, -1e200);

        assertThat(sum.value()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** More values than fit between two carries, all of the largest mantissa and one sign. */
    @Test
    void carriesComeInTime() {
        ExactSum sum = new ExactSum();
        double value = Math.nextDown(2.0);
        int count = 1 << 20;
        for (int i = 0; i < count; i++) {
            sum.add(value);
        }

        assertThat(sum.value()).isEqualTo(value * count); // exact, since count is a power of two
    }

    @Test
    void tiesRoundToEven() {
        double ulp = Math.ulp(1.0);

        assertThat(sum(List.of(1.0, ulp / 2)).value()).isEqualTo(1.0);
        assertThat(sum(List.of(1.0 + ulp, ulp / 2)).value()).isEqualTo(1.0 + 2 * ulp);
        assertThat(sum(List.of(1.0, ulp / 2, Double.MIN_VALUE)).value()).isEqualTo(1.0 + ulp);
    }

    @Test
    void anIntermediateOverflowIsNone() {
        assertThat(sum(List.of(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE))
                        .value())
                .isEqualTo(Double.MAX_VALUE);
        assertThat(sum(List.of(Double.MAX_VALUE, Double.MAX_VALUE)).value()).isInfinite();
    }

    @Test
    void infinitiesAndNanActAsInAddition() {
        double infinity = Double.POSITIVE_INFINITY;

        assertThat(sum(List.of(1.0, infinity)).value()).isEqualTo(infinity);
        assertThat(sum(List.of(1.0, -infinity)).value()).isEqualTo(-infinity);
        assertThat(sum(List.of(infinity, -infinity)).value()).isNaN();
        assertThat(sum(List.of(1.0, Double.NaN)).value()).isNaN();
        assertThat(ExactSum.decode(sum(List.of(infinity, -infinity)).encode()).value())
                .isNaN();
    }

    @Test
    void bytesThatAreNoSumAreRefused() {
        assertThatThrownBy(() -> ExactSum.decode(new byte[] {9, 0, 0, 0, 0})).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> ExactSum.decode(new byte[] {1, 0, 127, 127, 1}))
                .isInstanceOf(DataException.class);
    }

    private static ExactSum sum(List<Double> values) {
        ExactSum sum = new ExactSum();
        values.forEach(sum::add);
        return sum;
    }

    /** Values of all magnitudes, of one magnitude, or that nearly cancel. */
    private static List<Double> values(long seed, int count) {
        Random random = new Random(seed);
        int kind = random.nextInt(3);
        List<Double> values = new ArrayList<>();
        while (values.size() < count) {
            double value = kind == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextGaussian();
            if (kind == 2 && !values.isEmpty() && random.nextBoolean()) {
                value = -values.get(random.nextInt(values.size())) * (1 + Math.ulp(1.0));
            }
            if (Double.isFinite(value) && Math.abs(value) < 1e300) {
                values.add(value);
            }
        }
        return values;
    }

    @Test
    void theExactSumIsThatOfTheDecimals() {
        ExactSum sum = new ExactSum();
        BigDecimal decimals = BigDecimal.ZERO;
        for (double value : new double[] {1e300, 0.1, -1e-300, Double.MIN_VALUE, 3, -1e300, 1e16}) {
            sum.add(value);
            decimals = decimals.add(new BigDecimal(value));
        }

        assertThat(sum.exact().orElseThrow()).isEqualByComparingTo(decimals);
        assertThat(new ExactSum().exact().orElseThrow()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void aSumOfInfinityIsNoDecimal() {
        ExactSum sum = new ExactSum();
        sum.add(Double.POSITIVE_INFINITY);

        assertThat(sum.exact()).isEmpty();
    }
}

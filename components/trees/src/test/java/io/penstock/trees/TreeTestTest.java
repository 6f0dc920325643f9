package io.penstock.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTestTest {

    @Property
    void aTestOfFloatsIsTheOneOfTheRoundedValue(
            @ForAll @FloatRange(min = -1e30f, max = 1e30f) float threshold, @ForAll double value) {
        assertIsTestOfRounded(threshold, value);
        assertIsTestOfRounded(threshold, threshold);
    }

    @ParameterizedTest
    @ValueSource(
            floats = {
                0f,
                -0f,
                1f,
                -1f,
                0.1f,
                Float.MIN_VALUE,
                -Float.MIN_VALUE,
                Float.MAX_VALUE,
                -Float.MAX_VALUE,
                16_777_216f
            })
    void aTestOfFloatsIsExactAroundItsThreshold(float threshold) {
        double lower = Math.nextDown(threshold);
        double half = Double.isInfinite(lower) ? threshold - Math.ulp(threshold) / 2.0 : (lower + threshold) / 2;
        for (double value : new double[] {threshold, lower, half}) {
            assertIsTestOfRounded(threshold, value);
            assertIsTestOfRounded(threshold, Math.nextUp(value));
            assertIsTestOfRounded(threshold, Math.nextDown(value));
        }
    }

    @Test
    void atMostTakesTheThresholdItselfAndNothingAbove() {
        TreeTest.Below test = (TreeTest.Below) TreeTest.atMost(0, 0.3, false);

        assertThat(0.3 < test.threshold()).isTrue();
        assertThat(Math.nextUp(0.3) < test.threshold()).isFalse();
    }

    @Test
    void impossibleTestsAreRefused() {
        assertThatThrownBy(() -> new TreeTest.Below(0, Double.NaN, false)).hasMessageContaining("'NaN'");
        assertThatThrownBy(() -> new TreeTest.OneOf(-1, new BitSet(), false)).hasMessageContaining("'-1'");
        assertThatThrownBy(() -> new TreeTest.OneOf(3, new BitSet(), false))
                .hasMessageContaining("feature '3' got the categories '{}'");
    }

    private static void assertIsTestOfRounded(float threshold, double value) {
        TreeTest.Below test = (TreeTest.Below) TreeTest.belowFloat(0, threshold, false);
        assertThat(value < test.threshold())
                .as("%s against %s", value, threshold)
                .isEqualTo((float) value < threshold);
    }
}

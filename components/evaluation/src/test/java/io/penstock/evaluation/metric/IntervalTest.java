package io.penstock.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    /** Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void proportionsAreThoseOfAPublishedTable(int hits, int trials, double low, double high) {
        Interval interval = Interval.ofProportion((double) hits / trials, trials);

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    /**
     * Of 10 positive and 10 negative rows without an error: the least area a for which 1 - a is 1.96 standard errors, with the
     * variance a(1-a)(1 + 9(1-a)/(2-a) + 9a/(1+a))/100. At a = 0.800214 the variance is 0.0103905, its root 0.1019337, and 1.96
     * times that 0.199786, which is 1 - a.
     */
    @Test
    void aPerfectAreaHasALowerEndBelowOne() {
        Interval interval = Interval.ofArea(1, 10, 10);

        assertThat(interval.low()).isCloseTo(0.800214, within(1e-6));
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void anAreaStaysBelowOne() {
        Interval interval = Interval.ofArea(0.99, 0.0004);

        assertThat(interval.low()).isBetween(0.6, 0.97);
        assertThat(interval.high()).isBetween(0.99, 1.0);
    }

    /** By hand: logit 0.8 is 1.386294, the error 1.96 * 0.05 / 0.16 is 0.612489, so 0.773805 to 1.998783 on that scale. */
    @Test
    void anAreaIsWorkedByHand() {
        Interval interval = Interval.ofArea(0.8, 0.0025);

        assertThat(interval.low()).isCloseTo(1 / (1 + Math.exp(-0.773805)), within(1e-6));
        assertThat(interval.high()).isCloseTo(1 / (1 + Math.exp(-1.998783)), within(1e-6));
    }
}

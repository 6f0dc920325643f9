package io.penstock.evaluation.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.evaluation.metric.Better;
import io.penstock.evaluation.metric.Interval;
import io.penstock.evaluation.metric.Measure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    /** Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10. */
    @ParameterizedTest
    @CsvSource({"56, 70, 48, 80, 0.0524, 0.3339", "9, 10, 3, 10, 0.1705, 0.8090", "10, 10, 0, 20, 0.6791, 1.0000"})
    void differencesAreThoseOfAPublishedTable(int a, int m, int b, int n, double low, double high) {
        Interval gain = new Comparison(Better.HIGHER, share(a, m), share(b, n))
                .gain(false)
                .interval()
                .orElseThrow();
        Interval loss = new Comparison(Better.LOWER, share(a, m), share(b, n))
                .gain(false)
                .interval()
                .orElseThrow();

        assertThat(gain.low()).isCloseTo(low, within(5e-5));
        assertThat(gain.high()).isCloseTo(high, within(5e-5));
        assertThat(loss).isEqualTo(new Interval(-gain.high(), -gain.low()));
    }

    private static Measure share(int hits, int trials) {
        double share = (double) hits / trials;
        return Measure.of(share, Interval.ofProportion(share, trials));
    }
}

package io.penstock.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void numbersHaveFourDigitsAndSeparators() {
        assertThat(Figures.number(0.951349)).isEqualTo("0.9513");
        assertThat(Figures.number(-87.648787952)).isEqualTo("-87.65");
        assertThat(Figures.number(15002)).isEqualTo("15,002");
        assertThat(Figures.number(1234567.8)).isEqualTo("1,235,000");
        assertThat(Figures.number(1.2e-7)).isEqualTo("1.2E-7");
        assertThat(Figures.number(-1000)).isEqualTo("-1,000");
        assertThat(Figures.number(0)).isEqualTo("0");
    }

    @Test
    void numbersThatAreNoneHaveASign() {
        assertThat(Figures.number(Double.NaN)).isEqualTo("–");
        assertThat(Figures.number(Double.NEGATIVE_INFINITY)).isEqualTo("-∞");
        assertThat(Figures.fixed(Double.NaN, 3)).isEqualTo("–");
    }

    @Test
    void sharesAreShownFinerNearTheEnds() {
        assertThat(Figures.percent(0.333)).isEqualTo("33 %");
        assertThat(Figures.percent(0.004)).isEqualTo("0.4 %");
        assertThat(Figures.percent(0.9972)).isEqualTo("99.7 %");
        assertThat(Figures.percent(0.00003)).isEqualTo("< 0.1 %");
        assertThat(Figures.percent(0.99995)).isEqualTo("> 99.9 %");
        assertThat(Figures.percent(0)).isEqualTo("0 %");
        assertThat(Figures.percent(1)).isEqualTo("100 %");
    }

    @Test
    void timesAndSizesHaveTheirUnit() {
        assertThat(Figures.duration(Duration.ofMillis(3))).isEqualTo("3 ms");
        assertThat(Figures.duration(Duration.ofMillis(412))).isEqualTo("0.41 s");
        assertThat(Figures.duration(Duration.ofMillis(2840))).isEqualTo("2.8 s");
        assertThat(Figures.duration(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(Figures.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(Figures.bytes(812)).isEqualTo("812 B");
        assertThat(Figures.bytes(1_922_812)).isEqualTo("1.9 MB");
        assertThat(Figures.bytes(999_999)).isEqualTo("1.0 MB");
    }

    @Test
    void nounsFollowTheirCount() {
        assertThat(Figures.counted(1, "row", "rows")).isEqualTo("1 row");
        assertThat(Figures.counted(15002, "row", "rows")).isEqualTo("15,002 rows");
    }
}

package io.penstock.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.report.Plot.Point;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawingsTest {

    @Test
    void ticksAreRound() {
        assertThat(Scale.of(0, 1, 0, 100).ticks(5)).hasSize(6).startsWith(0.0).endsWith(1.0);
        assertThat(Scale.of(3, 47, 0, 100).ticks(5)).containsExactly(10.0, 20.0, 30.0, 40.0);
    }

    @Test
    void aScaleOfOneValueStillHasAMiddle() {
        assertThat(Scale.of(7, 7, 0, 100).at(7)).isEqualTo(50);
    }

    @Test
    void valuesOutsideAnAxisStayOnThePaper() {
        assertThat(Scale.of(0, 1, 0, 100).at(2)).isEqualTo(100);
    }

    @Test
    void coordinatesAreShort() {
        assertThat(Svg.at(12)).isEqualTo("12");
        assertThat(Svg.at(12.3)).isEqualTo("12.3");
        assertThat(Svg.at(12.049)).isEqualTo("12.05");
        assertThat(Svg.at(-0.5)).isEqualTo("-0.5");
    }

    @Test
    void barsAreSharesOfTheirOwnSeries() {
        String chart =
                BarChart.of("fare").series(1, 3).series(100, 300).toHtml().toString();

        assertThat(chart).contains("aria-label=\"fare\"");
        assertThat(chart.split("height=\"80\"", -1))
                .as("the second bin is the highest in both")
                .hasSize(3);
        assertThat(chart.split("height=\"26.67\"", -1))
                .as("and the first a third of it")
                .hasSize(3);
    }

    @Test
    void aChartOfNothingHasNoBars() {
        assertThat(BarChart.of("empty").series(0, 0).toHtml().toString()).doesNotContain("<rect");
    }

    @Test
    void aShareIsAsLongAsItIsLarge() {
        String bars = ShareBars.of("payment_type")
                .value("Cash <1>", 0.66, 0.5)
                .toHtml()
                .toString();

        assertThat(bars).contains("Cash &lt;1&gt;", "width=\"66\"", "width=\"50\"", "66 %");
    }

    @Test
    void anIntervalSaysItsNumbersToThoseWhoDoNotSeeIt() {
        String bar =
                IntervalBar.of(0.944, 0.957, OptionalDouble.of(0.94), Mark.PASS).toString();

        assertThat(bar).contains("aria-label=\"0.944 to 0.957, bound 0.94\"").contains("range pass");
    }

    @Test
    void aCurveOfManyPointsIsThinnedToThePaper() {
        List<Point> points = IntStream.rangeClosed(0, 100_000)
                .mapToObj(i -> new Point(i / 1e5, i / 1e5))
                .toList();

        String plot = Plot.of("ROC").curve("candidate", points).toHtml().toString();

        assertThat(plot.length()).isLessThan(20_000);
        assertThat(plot).contains("M48 220L").contains("L348 10");
    }

    @Test
    void aLegendNamesEverySeries() {
        String plot = Plot.of("ROC")
                .curve("candidate", List.of())
                .curve("incumbent <1>", List.of())
                .toHtml()
                .toString();

        assertThat(plot).contains("candidate").contains("incumbent &lt;1&gt;");
    }

    @Test
    void aTableRowHasAsManyCellsAsThereAreColumns() {
        Table table = Table.of("gates").column("Rule").numbers("Value").row("AUC", "0.95");

        assertThat(table.toHtml().toString()).contains("<th scope=\"row\">AUC</th><td class=\"n\">0.95</td>");
        assertThatThrownBy(() -> table.row("AUC"))
                .hasMessageContaining("'gates' has 2 columns")
                .hasMessageContaining("1 cells");
    }

    @Test
    void theStylesheetFetchesNothing() {
        assertThat(Stylesheet.css())
                .contains("--accent")
                .contains("prefers-color-scheme: dark")
                .doesNotContain("url(", "@import");
    }
}

package io.penstock.data.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Histogram;
import io.penstock.data.statistics.ColumnStatistics;
import io.penstock.data.statistics.LengthStatistics;
import io.penstock.data.statistics.NumericStatistics;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.TextStatistics;
import io.penstock.data.statistics.ValueCounts;
import io.penstock.data.statistics.ValueCounts.ValueCount;
import io.penstock.report.ReportSection;
import io.penstock.spi.Services;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureCardsTest {

    /** 100 values 0.5, 1.5, to 99.5, of which none is listed. */
    private static final ColumnStatistics EVEN = numbers(ColumnType.FLOAT64, 0.5, 99.5, 100, Optional.empty());

    private static final LengthStatistics FOUR_LETTERS = new LengthStatistics(
            380,
            4,
            3,
            4,
            new Histogram(List.of(3.0, 4.0), List.of(95L)),
            new Histogram(List.of(3.0, 4.0), List.of(95L)));

    @Test
    void countsBetweenKnownEdgesAreInterpolated() {
        CommonBins bins = CommonBins.of(List.of(EVEN)).orElseThrow();

        assertThat(bins.counts(EVEN)).hasSize(16);
        assertThat(DoubleStream.of(bins.counts(EVEN)).sum()).isEqualTo(100);
        assertThat(bins.counts(EVEN)[3]).as("a sixteenth of even values").isBetween(6.2, 6.3);
    }

    @Test
    void listedValuesAreCountedWhereTheyAre() {
        ValueCounts spike = new ValueCounts(51, true, 0, List.of(new ValueCount("0.5", 50)));
        ColumnStatistics spiked = numbers(ColumnType.FLOAT64, 0.5, 99.5, 100, Optional.of(spike));

        double[] counts = CommonBins.of(List.of(spiked)).orElseThrow().counts(spiked);

        assertThat(counts[0]).isGreaterThanOrEqualTo(50);
        assertThat(counts[1]).isLessThan(7);
    }

    @Test
    void fewIntegersHaveABinEach() {
        List<ValueCount> hours = IntStream.range(0, 24)
                .mapToObj(hour -> new ValueCount(Integer.toString(hour), hour + 1))
                .toList();
        ColumnStatistics column =
                numbers(ColumnType.INT64, 0, 23, 300, Optional.of(new ValueCounts(24, true, 0, hours)));

        assertThat(CommonBins.of(List.of(column)).orElseThrow().counts(column))
                .containsExactly(IntStream.rangeClosed(1, 24).asDoubleStream().toArray());
    }

    @Test
    void timesAreShownAsTimes() {
        assertThat(Values.text(1_400_269_500_000_000L, ColumnType.TIMESTAMP)).isEqualTo("2014-05-16 19:45:00");
        assertThat(Values.text(1, ColumnType.DATE)).isEqualTo("1970-01-02");
    }

    @Test
    void everyColumnHasACardWithBothSplits() {
        ValueCounts payments =
                new ValueCounts(2, true, 0, List.of(new ValueCount("Cash", 75), new ValueCount("<b>", 20)));
        ColumnStatistics payment = new ColumnStatistics(
                "payment",
                ColumnType.TEXT,
                95,
                5,
                Optional.empty(),
                Optional.of(new TextStatistics(FOUR_LETTERS, 380, List.of(75L, 20L))),
                Optional.of(payments));
        SplitStatistics train = new SplitStatistics("train", 100, List.of(EVEN, payment));
        SplitStatistics eval = new SplitStatistics("eval", 100, List.of(EVEN, payment));
        ArtifactRecord origin = new ArtifactRecord(
                Digest.of("s"), "Statistics", "taxi", "statistics-gen", "statistics", "1", Map.of(), 1, Instant.EPOCH);

        String html = new FeatureCards()
                .render(new Statistics(List.of(train, eval)), origin)
                .toString();

        assertThat(html)
                .contains("train, 100 rows", "eval, 100 rows", "Histogram of x, 0.5 to 99.5", "50 mean, 0 missing")
                .contains("2 values, 5.0 % missing", "75 %", "&lt;b&gt;")
                .doesNotContain("<b>");
    }

    @Test
    void itIsFoundByTheReport() {
        assertThat(Services.load(ReportSection.class)).hasAtLeastOneElementOfType(FeatureCards.class);
    }

    private static ColumnStatistics numbers(
            ColumnType type, double min, double max, long count, Optional<ValueCounts> values) {
        List<Double> deciles = IntStream.rangeClosed(0, 10)
                .mapToObj(i -> min + i * (max - min) / 10)
                .toList();
        Histogram histogram = new Histogram(
                deciles, IntStream.range(0, 10).mapToObj(i -> count / 10).toList());
        NumericStatistics numbers = new NumericStatistics(
                count,
                (min + max) / 2,
                28.9,
                min,
                (min + max) / 2,
                max,
                Optional.empty(),
                0,
                0,
                0,
                0,
                deciles,
                histogram,
                histogram,
                0);
        return new ColumnStatistics("x", type, count, 0, Optional.of(numbers), Optional.empty(), values);
    }
}

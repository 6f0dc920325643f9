package io.penstock.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.columns.ColumnType;
import io.penstock.data.Trips;
import io.penstock.data.csv.CsvOptions;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of every column of the real trips, beside DuckDB's. */
@TestInstance(Lifecycle.PER_CLASS)
class StatisticsOfTripsTest {

    private Duck duck;
    private SplitStatistics ours;

    @BeforeAll
    void computeBoth() throws Exception {
        duck = Duck.reading(Trips.FILE);
        ours = Statistics.ofCsv(Trips.FILE, CsvOptions.DEFAULT, StatisticsOptions.DEFAULT, 2)
                .require(Statistics.WHOLE);
    }

    @AfterAll
    void closeDuck() throws SQLException {
        duck.close();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void presentAndMissingRowsAgree(ColumnStatistics column) throws SQLException {
        assertThat((double) column.present()).isEqualTo(duck.number("count(%s)".formatted(column.name())));
        assertThat(column.rows()).isEqualTo(15_002);
    }

    @ParameterizedTest
    @MethodSource("numericColumns")
    void momentsAndRangeAgree(ColumnStatistics column) throws SQLException {
        NumericStatistics numbers = column.numbers().orElseThrow();
        String name = column.name();

        assertThat(numbers.mean()).satisfies(near(duck.number("favg(%s)".formatted(name)), 1e-13));
        assertThat(numbers.standardDeviation()).satisfies(near(duck.number("stddev_pop(%s)".formatted(name)), 1e-9));
        assertThat(numbers.min()).isEqualTo(duck.number("min(%s)".formatted(name)));
        assertThat(numbers.max()).isEqualTo(duck.number("max(%s)".formatted(name)));
        assertThat((double) numbers.zeros()).isEqualTo(duck.number("count(*) filter (%s = 0)".formatted(name)));
    }

    @ParameterizedTest
    @MethodSource("exactColumns")
    void medianAndDecilesAgree(ColumnStatistics column) throws SQLException {
        NumericStatistics numbers = column.numbers().orElseThrow();
        for (int i = 0; i <= 10; i++) {
            double theirs = duck.number("quantile_cont(%s::double, %s)".formatted(column.name(), i / 10.0));
            assertThat(numbers.deciles().get(i)).as("decile %d", i).satisfies(near(theirs, 1e-12));
        }
        assertThat(numbers.median()).isEqualTo(numbers.deciles().get(5));
    }

    @Test
    void decilesOfMoreThan4096DistinctValuesAreOfTheRightRankWithinTheToldError() throws SQLException {
        NumericStatistics numbers =
                ours.require("trip_start_timestamp").numbers().orElseThrow();

        assertThat(numbers.rankError()).isBetween(1e-9, 0.002);
        for (int i = 1; i < 10; i++) {
            double below = duck.number("avg((trip_start_timestamp < %s)::int)"
                    .formatted(numbers.deciles().get(i)));
            assertThat(below).as("decile %d", i).isCloseTo(i / 10.0, within(numbers.rankError()));
        }
    }

    @ParameterizedTest
    @MethodSource("numericColumns")
    void histogramsAgree(ColumnStatistics column) throws SQLException {
        NumericStatistics numbers = column.numbers().orElseThrow();
        List<Double> edges = numbers.histogram().edges();
        long all = 0;
        for (int i = 0; i < edges.size() - 1; i++) {
            String upper = i == edges.size() - 2 ? "<=" : "<";
            String condition = "%1$s >= %2$s::double and %1$s %3$s %4$s::double"
                    .formatted(column.name(), edges.get(i), upper, edges.get(i + 1));
            long count = numbers.histogram().counts().get(i);
            assertThat((double) count)
                    .as("bin %d", i)
                    .isCloseTo(
                            duck.number("count(*) filter (" + condition + ")"),
                            within(2 * numbers.rankError() * numbers.count())); // exact where quantiles are
            all += count;
        }
        assertThat(all).isEqualTo(numbers.count());
        assertThat(numbers.quantileHistogram().total()).isEqualTo(numbers.count());
    }

    @ParameterizedTest
    @MethodSource("countedColumns")
    void distinctAndMostFrequentValuesAgree(ColumnStatistics column) throws SQLException {
        ValueCounts values = column.values().orElseThrow();
        String name = column.name();
        String order = column.type() == ColumnType.TEXT ? name + " collate C" : name;

        assertThat(values.exact()).isTrue();
        assertThat((double) values.distinct()).isEqualTo(duck.number("count(distinct %s)".formatted(name)));
        assertThat(values.top())
                .isEqualTo(duck.counts(
                        "select %1$s::varchar, count(*) from t where %1$s is not null group by %1$s order by 2 desc, %2$s limit 100"
                                .formatted(name, order)));
    }

    @ParameterizedTest
    @MethodSource("numericColumns")
    void distinctNumbersAgree(ColumnStatistics column) throws SQLException {
        DistinctValues distinct = column.numbers().orElseThrow().distinct().orElseThrow();

        assertThat(distinct.exact()).isTrue();
        assertThat((double) distinct.count()).isEqualTo(duck.number("count(distinct %s)".formatted(column.name())));
    }

    @ParameterizedTest
    @MethodSource("textColumns")
    void lengthsAgree(ColumnStatistics column) throws SQLException {
        TextStatistics texts = column.texts().orElseThrow();
        String name = column.name();

        assertThat(texts.averageLength()).satisfies(near(duck.number("avg(length(%s))".formatted(name)), 1e-13));
        assertThat((double) texts.minLength()).isEqualTo(duck.number("min(length(%s))".formatted(name)));
        assertThat((double) texts.maxLength()).isEqualTo(duck.number("max(length(%s))".formatted(name)));
    }

    Stream<ColumnStatistics> columns() {
        return ours.columns().stream();
    }

    Stream<ColumnStatistics> numericColumns() {
        return columns().filter(column -> column.numbers().isPresent());
    }

    Stream<ColumnStatistics> exactColumns() {
        return numericColumns().filter(column -> column.numbers().orElseThrow().rankError() == 0);
    }

    Stream<ColumnStatistics> textColumns() {
        return columns().filter(column -> column.texts().isPresent());
    }

    /** Integers and texts; DuckDB writes doubles otherwise than we do. */
    Stream<ColumnStatistics> countedColumns() {
        return columns()
                .filter(column -> column.values().isPresent())
                .filter(column -> column.type() != ColumnType.FLOAT64);
    }

    private static Consumer<Double> near(double expected, double relativeError) {
        return value -> assertThat(value).isCloseTo(expected, within(relativeError * Math.abs(expected)));
    }
}

package io.penstock.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.columns.ColumnType;
import io.penstock.data.Trips;
import io.penstock.data.statistics.LabelStatistics.Feature;
import io.penstock.data.statistics.LabelStatistics.Lift;
import io.penstock.data.statistics.PairStatistics.NumericPair;
import io.penstock.data.statistics.SliceStatistics.Slice;
import io.penstock.data.statistics.WeightedStatistics.WeightedNumbers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What statistics tell by weight, by slice, by pair and by label, beside DuckDB on the real trips and on Adult. */
@TestInstance(Lifecycle.PER_CLASS)
class FacetsOracleTest {

    private static final Path ADULT = Path.of("src", "test", "resources", "adult-5000.csv");

    /** Sums of weights are below 10^10. */
    private static final Offset<Double> SUMS = within(1e-4);

    private Table trips;
    private Table adult;

    @BeforeAll
    void computeBoth() throws Exception {
        trips = Table.of(Trips.FILE, "trip_miles", "payment_type", "payment_type");
        adult = Table.of(ADULT, "fnlwgt", "education", "income");
    }

    @AfterAll
    void closeDucks() throws SQLException {
        trips.duck().close();
        adult.duck().close();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void weightsOfPresentAndMissingRowsAgree(TableColumn in) throws SQLException {
        WeightedStatistics weighted = in.column().weighted().orElseThrow();

        assertThat(weighted.present())
                .isNotNaN()
                .isCloseTo(in.sql("coalesce(sum($w) filter ($x is not null), 0)"), SUMS);
        assertThat(weighted.missing()).isNotNaN().isCloseTo(in.sql("coalesce(sum($w) filter ($x is null), 0)"), SUMS);
    }

    @ParameterizedTest
    @MethodSource("numericColumns")
    void weightedMeansAndDeviationsAgree(TableColumn in) throws SQLException {
        WeightedNumbers numbers = in.column().weighted().orElseThrow().numbers().orElseThrow();
        double mean = in.sql("fsum($w * $x) / fsum($w) filter ($x is not null)");

        assertThat(numbers.mean()).isNotNaN().isCloseTo(mean, within(Math.abs(mean) * 1e-12));
        assertThat(numbers.standardDeviation())
                .isNotNaN()
                .isCloseTo(
                        in.sql(
                                "sqrt(fsum($w * ($x - %s::double) * ($x - %s::double)) / fsum($w) filter ($x is not null))"
                                        .formatted(mean, mean)),
                        within(1e-9 * (1 + Math.abs(mean))));
    }

    @ParameterizedTest
    @MethodSource("numericColumns")
    void weightedDecilesAreTheLeastValuesAtWhichTheWeightsSuffice(TableColumn in) throws SQLException {
        WeightedNumbers numbers = in.column().weighted().orElseThrow().numbers().orElseThrow();
        double total = in.sql("fsum($w) filter ($x is not null)");
        double slack = total * (numbers.rankError() + 1e-12);
        for (int i = 1; i < 10; i++) {
            double value = numbers.deciles().get(i);
            assertThat(in.sql("coalesce(fsum($w) filter ($x <= %s::double), 0)".formatted(value)))
                    .as("decile %d", i)
                    .isGreaterThanOrEqualTo(total * i / 10 - slack);
            assertThat(in.sql("coalesce(fsum($w) filter ($x < %s::double), 0)".formatted(value)))
                    .as("decile %d", i)
                    .isLessThan(total * i / 10 + slack);
        }
    }

    @ParameterizedTest
    @MethodSource("textColumns")
    void textsOfGreatestWeightAgree(TableColumn in) throws SQLException {
        List<WeightedStatistics.ValueWeight> top =
                in.column().weighted().orElseThrow().top();

        for (WeightedStatistics.ValueWeight one : top) {
            String value = one.value().replace("'", "''");
            assertThat(one.weight())
                    .isNotNaN()
                    .isCloseTo(
                            in.sql("fsum($w) filter ($x = '%s')".formatted(value)), within(1e-9 * (1 + one.weight())));
        }
        assertThat(top).isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()));
        assertThat((double) top.size()).isEqualTo(Math.min(100, in.sql("count(distinct $x)")));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void rowsWithoutAWeightAreCounted(Table table) throws SQLException {
        Weights weights = table.ours().weights().orElseThrow();

        assertThat((double) weights.rowsWithout())
                .isEqualTo(table.duck().number("count(*) filter (%s is null)".formatted(table.weight())));
        assertThat(weights.total())
                .isNotNaN()
                .isCloseTo(table.duck().number("fsum(%s)".formatted(table.weighed())), SUMS);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void covariancesAndCorrelationsOfAllPairsAgree(Table table) throws SQLException {
        PairStatistics pairs = table.ours().pairs().orElseThrow();
        List<String> names = pairs.numeric();

        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                assertPairAgrees(table, names.get(i), names.get(j), pairs.pair(names.get(j), names.get(i)));
            }
        }
        assertThat(pairs.pairs()).isNotEmpty();
    }

    private static void assertPairAgrees(Table table, String first, String second, Optional<NumericPair> ours)
            throws SQLException {
        List<Double> theirs = table.duck()
                .row(
                        "regr_count(%1$s::double, %2$s::double), covar_pop(%1$s::double, %2$s::double), corr(%1$s::double, %2$s::double)"
                                .formatted(first, second));
        assertThat((double) ours.map(NumericPair::rows).orElse(0L)).isEqualTo(theirs.get(0));
        if (ours.isPresent()) {
            double scale = deviation(table, first) * deviation(table, second);
            NumericPair pair = ours.get();
            assertThat(pair.covariance()).as(pair.toString()).isNotNaN().isCloseTo(theirs.get(1), within(1e-8 * scale));
            assertThat(Double.isNaN(pair.correlation())).as(pair.toString()).isEqualTo(pair.rows() == 1);
            assertThat(pair.correlation()).as(pair.toString()).isCloseTo(theirs.get(2), within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void rowsMissingTogetherAgree(Table table) throws SQLException {
        PairStatistics pairs = table.ours().pairs().orElseThrow();
        List<String> names = table.ours().names();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                String both = "count(*) filter (%s is null and %s is null)".formatted(names.get(i), names.get(j));
                assertThat((double) pairs.missingTogether(names.get(j), names.get(i)))
                        .isEqualTo(table.duck().number(both));
            }
        }
        assertThat(pairs.gaps()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void slicesAgree(Table table) throws SQLException {
        SliceStatistics slices = table.ours().slices().get(0);

        assertThat(slices.otherRows()).isZero();
        assertThat(slices.slices().stream()
                        .map(slice -> new ValueCounts.ValueCount(
                                slice.value().orElse("none"), slice.statistics().rows())))
                .containsExactlyInAnyOrderElementsOf(table.duck()
                        .counts("select coalesce(%1$s, 'none'), count(*) from t group by 1".formatted(table.slice())));
        for (Slice slice : slices.slices()) {
            String where = "%s = '%s'".formatted(table.slice(), slice.value().orElseThrow());
            for (ColumnStatistics column : slice.statistics().columns()) {
                assertSliceAgrees(new TableColumn(table, column), where);
            }
        }
    }

    private static void assertSliceAgrees(TableColumn in, String where) throws SQLException {
        assertThat((double) in.column().present()).isEqualTo(in.sql("count($x) filter (" + where + ")"));
        if (in.column().numbers().isPresent()) {
            NumericStatistics numbers = in.column().numbers().get();
            double mean = in.sql("favg($x) filter (" + where + ")");
            assertThat(numbers.mean()).isNotNaN().isCloseTo(mean, within(1e-12 * Math.abs(mean)));
            assertThat(numbers.max()).isEqualTo(in.sql("max($x) filter (" + where + ")"));
        }
        if (in.column().values().isPresent()) {
            assertThat((double) in.column().values().get().distinct())
                    .isEqualTo(in.sql("count(distinct $x) filter (" + where + ")"));
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void mutualInformationAgrees(TableColumn in) throws SQLException {
        LabelStatistics label = in.table().ours().label().orElseThrow();
        Feature feature = label.feature(in.column().name()).orElseThrow();

        List<Double> theirs = in.table()
                .duck()
                .row(
                        "sum(c / n * log2(c * n / (cx * cy))), count(distinct x), any_value(n), count(distinct y)",
                        """
                        (select x, y, c, sum(c) over (partition by x) cx, sum(c) over (partition by y) cy, sum(c) over () n
                         from (select %s x, %s y, count(*)::double c from t where %2$s is not null group by all))
                        """.formatted(category(in.column()), in.table().label()));

        assertThat(feature.mutualInformation()).isNotNaN().isCloseTo(theirs.get(0), within(1e-11));
        assertThat((double) feature.categories()).isEqualTo(theirs.get(1));
        assertThat(feature.bias())
                .isNotNaN()
                .isCloseTo(
                        (theirs.get(1) - 1) * (theirs.get(3) - 1) / (2 * theirs.get(2) * Math.log(2)), within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("features")
    void liftsAgree(TableColumn in) throws SQLException {
        LabelStatistics label = in.table().ours().label().orElseThrow();
        for (Lift lift : label.feature(in.column().name()).orElseThrow().lifts()) {
            String y = "%s = '%s'".formatted(in.table().label(), lift.label());
            String x = "$x = '%s'".formatted(lift.value().replace("'", "''"));
            assertThat((double) lift.rows()).isEqualTo(in.sql("count(*) filter (%s and %s)".formatted(x, y)));
            assertThat(lift.lift())
                    .as(lift.toString())
                    .isNotNaN()
                    .isCloseTo(
                            in.sql(
                                    "(count(*) filter (%1$s and %2$s) / (count(*) filter (%1$s and %3$s is not null))::double) / avg((%2$s)::int)"
                                            .formatted(x, y, in.table().label())),
                            within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void classesAndTheirEntropyAgree(Table table) throws SQLException {
        LabelStatistics label = table.ours().label().orElseThrow();

        assertThat(label.classes())
                .isEqualTo(table.duck()
                        .counts("select %1$s, count(*) from t where %1$s is not null group by 1 order by 2 desc"
                                .formatted(table.label())));
        assertThat(label.entropy())
                .isNotNaN()
                .isCloseTo(table.duck().number("entropy(%s)".formatted(table.label())), within(1e-12));
        assertThat(label.leftOut()).isEmpty();
    }

    /** The category of a value in SQL: a text itself, a number the count of inner edges that it reaches. */
    private static String category(ColumnStatistics column) {
        boolean text = column.type() == ColumnType.TEXT;
        boolean few = column.values().isPresent() && column.values().get().distinct() <= 10;
        String value = text || few
                ? column.name() + "::varchar"
                : column.numbers().orElseThrow().deciles().stream()
                        .distinct()
                        .skip(1)
                        .filter(edge -> edge < column.numbers().orElseThrow().max())
                        .map(edge -> " + (%s >= %s::double)::int".formatted(column.name(), edge))
                        .collect(Collectors.joining("", "(0", ")::varchar"));
        return "coalesce(%s, '(none)')".formatted(value);
    }

    private static double deviation(Table table, String column) {
        return table.ours().require(column).numbers().orElseThrow().standardDeviation();
    }

    Stream<Table> tables() {
        return Stream.of(trips, adult);
    }

    Stream<TableColumn> columns() {
        return tables().flatMap(table -> table.columns().map(column -> new TableColumn(table, column)));
    }

    Stream<TableColumn> numericColumns() {
        return columns()
                .filter(in -> in.column().weighted().orElseThrow().numbers().isPresent());
    }

    Stream<TableColumn> textColumns() {
        return columns().filter(in -> in.column().type() == ColumnType.TEXT);
    }

    /** Those whose bins we can name: where quantiles are exact. */
    Stream<TableColumn> features() {
        return columns()
                .filter(in -> !in.column().name().equals(in.table().label()))
                .filter(in ->
                        in.column().numbers().map(NumericStatistics::rankError).orElse(0.0) == 0);
    }
}

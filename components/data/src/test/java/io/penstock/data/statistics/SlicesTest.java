package io.penstock.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.LongColumn;
import io.penstock.columns.RowType;
import io.penstock.columns.TextColumn;
import io.penstock.columns.Validity;
import io.penstock.data.statistics.SliceStatistics.Slice;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bounds and names of slices, labels, weights and pairs. */
class SlicesTest {

    private static final RowType TYPE = RowType.of(
            new Field("city", ColumnType.TEXT),
            new Field("size", ColumnType.INT64),
            new Field("fare", ColumnType.FLOAT64));

    @Test
    void valuesBeyondTheLimitAreCountedAndNamed() {
        TextColumn cities = TextColumn.of(IntStream.range(0, 1000)
                .mapToObj(i -> "city " + (int) Math.sqrt(i))
                .toList());

        SliceStatistics slices = slices(StatisticsOptions.DEFAULT.withMaxSlices(4), cities);

        assertThat(slices.slices()).hasSize(4);
        assertThat(slices.otherValues()).isEqualTo(28);
        assertThat(slices.otherRows()).isEqualTo(1000 - rows(slices));
        assertThat(slices.others()).hasSize(28).isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count()));
        assertThat(slices.others().stream()
                        .mapToLong(ValueCounts.ValueCount::count)
                        .sum())
                .isEqualTo(slices.otherRows());
    }

    @Test
    void theSlicesThatStayDoNotDependOnTheOrderOfRows() {
        List<String> forwards =
                IntStream.range(0, 500).mapToObj(i -> "c" + i % 50).toList();
        List<String> backwards =
                IntStream.range(0, 500).mapToObj(i -> "c" + (499 - i) % 50).toList();
        StatisticsOptions options = StatisticsOptions.DEFAULT.withMaxSlices(7);

        assertThat(names(slices(options, TextColumn.of(forwards))))
                .isEqualTo(names(slices(options, TextColumn.of(backwards))));
    }

    @Test
    void rowsWithoutAValueAreASliceInAnyCase() {
        TextColumn cities = TextColumn.of(IntStream.range(0, 100)
                .mapToObj(i -> i % 10 == 0 ? null : "c" + i)
                .toList());

        SliceStatistics slices = slices(StatisticsOptions.DEFAULT.withMaxSlices(2), cities);

        Slice missing = slices.slices().get(0);
        assertThat(missing.value()).isEmpty();
        assertThat(missing.statistics().name()).isEqualTo("city missing");
        assertThat(missing.statistics().rows()).isEqualTo(10);
        assertThat(slices.otherValues()).isEqualTo(89);
    }

    @Test
    void integersMakeSlicesBeyondTheIntegersOfDoubles() {
        long large = 1L << 53;
        Batch batch =
                batch(TextColumn.of("a", "a", "b"), LongColumn.of(large, large + 1, large), DoubleColumn.of(1, 2, 3));

        SliceStatistics slices = statistics(StatisticsOptions.DEFAULT.withSlices("size"), batch)
                .slices()
                .get(0);

        assertThat(slices.slice(Long.toString(large)).orElseThrow().rows()).isEqualTo(2);
        assertThat(slices.slice(Long.toString(large + 1)).orElseThrow().rows()).isEqualTo(1);
    }

    @Test
    void aLabelOfTooManyValuesTellsNothingAndSaysSo() {
        long[] sizes = LongStream.range(0, 101).toArray();
        Batch batch = batch(TextColumn.of(texts(101)), LongColumn.of(sizes), DoubleColumn.of(new double[101]));

        LabelStatistics label = statistics(StatisticsOptions.DEFAULT.withLabel("size"), batch)
                .label()
                .orElseThrow();

        assertThat(label.rows()).isEqualTo(101);
        assertThat(label.features()).isEmpty();
        assertThat(label.leftOut()).containsExactly("city", "fare");
    }

    @Test
    void anIndependentColumnTellsNothingAndADeterminingOneEverything() {
        String[] cities = IntStream.range(0, 400).mapToObj(i -> "c" + i % 4).toArray(String[]::new);
        long[] sizes = IntStream.range(0, 400).mapToLong(i -> i / 4 % 2).toArray();
        double[] fares =
                IntStream.range(0, 400).mapToDouble(i -> i / 4 % 2 + i % 4 * 10).toArray();
        Batch batch = batch(TextColumn.of(cities), LongColumn.of(sizes), DoubleColumn.of(fares));

        LabelStatistics label = statistics(StatisticsOptions.DEFAULT.withLabel("size"), batch)
                .label()
                .orElseThrow();

        assertThat(label.entropy()).isEqualTo(1);
        assertThat(label.feature("city").orElseThrow().mutualInformation()).isZero();
        assertThat(label.feature("fare").orElseThrow().mutualInformation()).isEqualTo(1);
        assertThat(label.feature("city").orElseThrow().lifts()).hasSize(8).allMatch(lift -> lift.lift() == 1);
    }

    @Test
    void weightsOutOfRangeAreCountedAndWeighNothing() {
        Batch batch = batch(
                TextColumn.of("a", "a", "b", "b", "b"),
                LongColumn.of(1, 2, 3, 4, 5),
                DoubleColumn.of(0.5, -1, Double.NaN, 1e10, 1.5));

        SplitStatistics split = statistics(StatisticsOptions.DEFAULT.withWeight("fare"), batch);

        assertThat(split.weights()).contains(new Weights("fare", 2, 3));
        WeightedStatistics sizes = split.require("size").weighted().orElseThrow();
        assertThat(sizes.numbers().orElseThrow().mean()).isEqualTo((0.5 + 7.5) / 2);
        assertThat(sizes.numbers().orElseThrow().median()).isEqualTo(5);
        assertThat(split.require("city").weighted().orElseThrow().top())
                .containsExactly(
                        new WeightedStatistics.ValueWeight("b", 1.5), new WeightedStatistics.ValueWeight("a", 0.5));
    }

    @Test
    void columnsBeyondTheLimitOfPairsAreNamed() {
        Batch batch = batch(TextColumn.of("a", "b"), LongColumn.of(1, 2), DoubleColumn.of(2, 1));

        PairStatistics pairs = statistics(StatisticsOptions.DEFAULT.withPairs(1), batch)
                .pairs()
                .orElseThrow();

        assertThat(pairs.numeric()).containsExactly("size");
        assertThat(pairs.leftOut()).containsExactly("fare", "size");
    }

    @Test
    void pairsAreRightFarFromZero() {
        double far = 1e9;
        Batch batch = batch(
                TextColumn.of("a", "b", "c", "d"),
                LongColumn.of(ColumnType.INT64, new long[] {1, 2, 3, 9}, Validity.of(new long[] {0b0111}, 4)),
                DoubleColumn.of(far + 2, far + 4, far + 6, 0));

        PairStatistics.NumericPair pair = statistics(StatisticsOptions.DEFAULT.withPairs(), batch)
                .pairs()
                .orElseThrow()
                .pair("fare", "size")
                .orElseThrow();

        assertThat(pair.rows()).isEqualTo(3);
        assertThat(pair.correlation()).isEqualTo(1);
        assertThat(pair.covariance()).isEqualTo(4.0 / 3);
    }

    @Test
    void covariancesAreKnownWhereOnlySquaresAreBeyondDoubles() {
        Batch batch = batch(
                TextColumn.of("a", "b"), LongColumn.of(1, 3), DoubleColumn.of(0x1p600, 0x1.8p600)); // squares 2^1200

        PairStatistics.NumericPair pair = statistics(StatisticsOptions.DEFAULT.withPairs(), batch)
                .pairs()
                .orElseThrow()
                .pair("size", "fare")
                .orElseThrow();

        assertThat(pair.covariance()).isEqualTo(0x1p598); // half of each difference: 1 * 2^598
        assertThat(pair.correlation()).isNaN();
    }

    @Test
    void covariancesOfProductsBeyondDoublesAreNotANumber() {
        Batch batch = Batch.of(
                RowType.of(new Field("x", ColumnType.FLOAT64), new Field("y", ColumnType.FLOAT64)),
                List.of(DoubleColumn.of(0x1p600, 1), DoubleColumn.of(0x1p600, 2)));
        SplitReducer reducer = new SplitReducer("all", batch.type(), StatisticsOptions.DEFAULT.withPairs());
        SplitCounts counts = reducer.zero();
        reducer.add(counts, batch);

        PairStatistics.NumericPair pair =
                reducer.finish(counts).pairs().orElseThrow().pair("x", "y").orElseThrow();

        assertThat(pair.covariance()).isNaN();
        assertThat(pair.correlation()).isNaN();
    }

    @Test
    void integersThatDoublesTakeForOneAreNotListed() {
        SplitStatistics split = statistics(StatisticsOptions.DEFAULT.withWeight("fare"), beyondDoubles());

        assertThat(split.require("size").values()).isEmpty();
        assertThat(split.require("size").weighted().orElseThrow().top()).isEmpty();
    }

    @Test
    void integersThatDoublesTakeForOneHaveNoLifts() {
        LabelStatistics label = statistics(StatisticsOptions.DEFAULT.withLabel("city"), beyondDoubles())
                .label()
                .orElseThrow();

        assertThat(label.feature("size").orElseThrow().lifts()).isEmpty();
    }

    private static Batch beyondDoubles() {
        long large = 1L << 53;
        return batch(TextColumn.of("a", "a", "b"), LongColumn.of(large, large + 1, large), DoubleColumn.of(1, 1, 1));
    }

    @Test
    void columnsThatDoNotServeAreRefusedByName() {
        assertThatThrownBy(() -> statistics(StatisticsOptions.DEFAULT.withSlices("fare"), empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'fare'")
                .hasMessageContaining("'float64'");
        assertThatThrownBy(() -> statistics(StatisticsOptions.DEFAULT.withWeight("city"), empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'city'");
        assertThatThrownBy(() -> statistics(StatisticsOptions.DEFAULT.withLabel("town"), empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'town'")
                .hasMessageContaining("city, size, fare");
        assertThatThrownBy(() -> StatisticsOptions.DEFAULT.withSlices("city", "city"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("twice");
    }

    private static Batch empty() {
        return batch(TextColumn.of(), LongColumn.of(), DoubleColumn.of());
    }

    private static String[] texts(int number) {
        return IntStream.range(0, number).mapToObj(i -> "t" + i).toArray(String[]::new);
    }

    private static SliceStatistics slices(StatisticsOptions options, TextColumn cities) {
        Batch batch = batch(cities, LongColumn.of(new long[cities.size()]), DoubleColumn.of(new double[cities.size()]));
        return statistics(options.withSlices("city"), batch).slices().get(0);
    }

    private static Batch batch(Column... columns) {
        return Batch.of(TYPE, Stream.of(columns).toList());
    }

    private static SplitStatistics statistics(StatisticsOptions options, Batch batch) {
        SplitReducer reducer = new SplitReducer("all", TYPE, options);
        SplitCounts counts = reducer.zero();
        reducer.add(counts, batch);
        return reducer.finish(reducer.decode(reducer.encode(counts)));
    }

    private static long rows(SliceStatistics slices) {
        return slices.slices().stream()
                .mapToLong(slice -> slice.statistics().rows())
                .sum();
    }

    private static List<Optional<String>> names(SliceStatistics slices) {
        return slices.slices().stream().map(Slice::value).collect(Collectors.toList());
    }
}

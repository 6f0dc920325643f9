package io.penstock.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.json.CanonicalJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitReducerTest {

    private static final RowType TYPE = RowType.of(
            new Field("int", ColumnType.INT64),
            new Field("float", ColumnType.FLOAT64),
            new Field("text", ColumnType.TEXT),
            new Field("bytes", ColumnType.BINARY),
            new Field("tags", ColumnType.listOf(ColumnType.TEXT)),
            new Field("nested", ColumnType.listOf(ColumnType.listOf(ColumnType.INT64))));
    private static final SplitReducer REDUCER = new SplitReducer("all", TYPE, StatisticsOptions.DEFAULT);

    private static final SplitReducer EVERYTHING = new SplitReducer(
            "all",
            TYPE,
            StatisticsOptions.DEFAULT
                    .withTopValues(5)
                    .withHistogramBins(3)
                    .withWeight("float")
                    .withSlices("text", "int")
                    .withMaxSlices(3)
                    .withPairs()
                    .withLabel("text"));

    @Property(tries = 200)
    void batchesMergeToTheSameBytesInAnyOrderAndGrouping(
            @ForAll("batches") List<Batch> batches, @ForAll Random random) {
        assertSameBytesInAnyOrderAndGrouping(REDUCER, batches, random);
    }

    @Property(tries = 100)
    void whateverIsAskedForMergesToTheSameBytesInAnyOrderAndGrouping(
            @ForAll("batches") List<Batch> batches, @ForAll Random random) {
        assertSameBytesInAnyOrderAndGrouping(EVERYTHING, batches, random);
    }

    private static void assertSameBytesInAnyOrderAndGrouping(SplitReducer reducer, List<Batch> batches, Random random) {
        SplitCounts oneByOne = reducer.zero();
        batches.forEach(batch -> reducer.add(oneByOne, batch));

        List<SplitCounts> parts = new ArrayList<>();
        for (Batch batch : batches) {
            SplitCounts part = reducer.zero();
            reducer.add(part, batch);
            parts.add(random.nextBoolean() ? part : reducer.decode(reducer.encode(part)));
        }
        while (parts.size() > 1) {
            SplitCounts other = parts.remove(random.nextInt(parts.size()));
            reducer.merge(parts.get(random.nextInt(parts.size())), other);
        }

        assertThat(reducer.encode(parts.get(0))).isEqualTo(reducer.encode(oneByOne));
        assertThat(CanonicalJson.write(reducer.finish(parts.get(0))))
                .isEqualTo(CanonicalJson.write(reducer.finish(oneByOne)));
    }

    @Test
    void sketchesBeyondTheirLimitsMergeToTheSameBytesInAnyOrder() {
        List<Batch> batches = manyDistinct(12, 20_000);
        SplitCounts forwards = REDUCER.zero();
        batches.forEach(batch -> REDUCER.add(forwards, batch));

        SplitCounts evens = REDUCER.zero();
        SplitCounts odds = REDUCER.zero();
        for (int i = batches.size() - 1; i >= 0; i--) {
            REDUCER.add(i % 2 == 0 ? evens : odds, batches.get(i));
        }
        SplitCounts decoded = REDUCER.decode(REDUCER.encode(odds));
        REDUCER.merge(decoded, evens);

        assertThat(REDUCER.encode(decoded)).isEqualTo(REDUCER.encode(forwards));
    }

    @Test
    void statisticsReadBackFromTheirJsonAsTheyWere() {
        SplitCounts counts = REDUCER.zero();
        manyDistinct(2, 1_000).forEach(batch -> REDUCER.add(counts, batch));
        SplitStatistics statistics = REDUCER.finish(counts);

        assertThat(CanonicalJson.read(CanonicalJson.write(statistics), SplitStatistics.class, "statistics"))
                .isEqualTo(statistics);
    }

    @Test
    void manyDistinctTextsAreEstimatedAndTheFrequentOnesFound() {
        SplitCounts counts = REDUCER.zero();
        manyDistinct(12, 20_000)
                .forEach(batch -> REDUCER.add(counts, batch)); // half of them "often", each other one new

        ValueCounts values = REDUCER.finish(counts).require("text").values().orElseThrow();

        assertThat(values.exact()).isFalse();
        assertThat(values.distinct()).isBetween(118_800L, 121_200L); // 120,001, standard error 0.2 %
        assertThat(values.countOf("often")).hasValue(120_000);
        assertThat(values.countError()).isLessThan(240_000 / 256 + 2);
    }

    @Test
    void quantilesOfManyDistinctValuesAreRightWithinTheToldRankError() {
        Random random = new Random(1);
        double[] latitudes =
                random.doubles(200_000).map(x -> 41.88 + 0.2 * (x - 0.5)).toArray();
        BatchBuilder rows = new BatchBuilder(TYPE);
        SplitCounts counts = REDUCER.zero();
        for (double latitude : latitudes) {
            rows.append(row(1L, latitude, "x"));
            if (rows.isFull()) {
                REDUCER.add(counts, rows.build());
            }
        }
        REDUCER.add(counts, rows.build());

        NumericStatistics numbers =
                REDUCER.finish(counts).require("float").numbers().orElseThrow();

        Arrays.sort(latitudes);
        assertThat(numbers.rankError()).isBetween(0.0, 0.002);
        for (int i = 1; i < 10; i++) {
            int rank = Arrays.binarySearch(latitudes, numbers.deciles().get(i));
            double share = (double) (rank < 0 ? -rank - 1 : rank) / latitudes.length;
            assertThat(share).isBetween(i / 10.0 - numbers.rankError(), i / 10.0 + numbers.rankError());
        }
    }

    /** Integers beyond 2^53 share doubles, and more than 4,096 reals share buckets. */
    @ParameterizedTest
    @ValueSource(ints = {10, 4_096, 4_097, 30_000, 100_000})
    void distinctNumbersAreCountedWhereNeitherDoublesNorBucketsTellThemApart(int distinct) {
        SplitCounts counts = REDUCER.zero();
        SplitCounts evens = REDUCER.zero();
        SplitCounts odds = REDUCER.zero();
        BatchBuilder rows = new BatchBuilder(TYPE);
        for (int i = 0; i < 2 * distinct; i++) {
            rows.append(row(Long.MAX_VALUE - i % distinct, (i % distinct) / 1000.0, null));
            if (rows.rows() == 1_000 || i == 2 * distinct - 1) {
                Batch batch = rows.build();
                REDUCER.add(counts, batch);
                REDUCER.add(i / 1_000 % 2 == 0 ? evens : odds, batch);
            }
        }
        REDUCER.merge(odds, REDUCER.decode(REDUCER.encode(evens)));

        SplitStatistics statistics = REDUCER.finish(counts);
        for (String column : List.of("int", "float")) {
            assertThat(statistics.require(column).distinct()).contains(new DistinctValues(distinct, true));
        }
        assertThat(REDUCER.encode(odds)).isEqualTo(REDUCER.encode(counts));
    }

    /** Together the first two parts have too many buckets, and then too few of them to need more. */
    @Test
    void distinctNumbersOfPartsThatOverlapAreTheSameInAnyOrder() {
        List<SplitCounts> parts = List.of(range(0, 3_000), range(0, 3_000), range(3_000, 4_000), range(4_000, 5_000));
        List<byte[]> merged = new ArrayList<>();
        for (int[] order : new int[][] {{0, 1, 2, 3}, {3, 2, 1, 0}, {0, 2, 1, 3}, {1, 3, 0, 2}}) {
            SplitCounts all = REDUCER.zero();
            for (int part : order) {
                REDUCER.merge(all, REDUCER.decode(REDUCER.encode(parts.get(part))));
            }
            assertThat(REDUCER.finish(all).require("int").distinct()).contains(new DistinctValues(5_000, true));
            merged.add(REDUCER.encode(all));
        }

        assertThat(merged).allSatisfy(bytes -> assertThat(bytes).isEqualTo(merged.get(0)));
    }

    private static SplitCounts range(int from, int to) {
        SplitCounts counts = REDUCER.zero();
        BatchBuilder rows = new BatchBuilder(TYPE);
        for (int i = from; i < to; i++) {
            rows.append(row((long) i, null, null));
        }
        REDUCER.add(counts, rows.build());
        return counts;
    }

    @Test
    void decimalsOfMoreDigitsThanDoublesHaveAreNotCountedByTheirDoubles() {
        RowType type = RowType.of(
                new Field("wide", new ColumnType.Decimal(25, 1)), new Field("narrow", new ColumnType.Decimal(15, 1)));
        SplitReducer reducer = new SplitReducer("all", type, StatisticsOptions.DEFAULT);
        BatchBuilder rows = new BatchBuilder(type);
        for (String text : List.of("0.1", "0.2")) {
            rows.append(Row.of(
                    "wide",
                    new BigDecimal("12345678901234567890").add(new BigDecimal(text)),
                    "narrow",
                    new BigDecimal("12345678901234").add(new BigDecimal(text))));
        }
        SplitCounts counts = reducer.zero();
        reducer.add(counts, rows.build());

        SplitStatistics statistics = reducer.finish(counts);
        assertThat(statistics.require("wide").distinct()).isEmpty();
        assertThat(statistics.require("wide").values()).isEmpty();
        assertThat(statistics.require("narrow").distinct()).contains(new DistinctValues(2, true));
    }

    @Test
    void moreThanAHundredThousandNumbersAreEstimated() {
        SplitCounts counts = REDUCER.zero();
        BatchBuilder rows = new BatchBuilder(TYPE);
        for (int i = 0; i < 300_000; i++) {
            rows.append(row((long) i, i / 1000.0, null));
            if (rows.isFull() || i == 299_999) {
                REDUCER.add(counts, rows.build());
            }
        }

        for (String column : List.of("int", "float")) {
            DistinctValues distinct =
                    REDUCER.finish(counts).require(column).distinct().orElseThrow();
            assertThat(distinct.exact()).isFalse();
            assertThat(distinct.count()).isBetween(297_000L, 303_000L);
        }
    }

    @Provide
    Arbitrary<List<Batch>> batches() {
        Arbitrary<@Nullable Object> ints = Arbitraries.oneOf(Arbitraries.longs().between(-3, 3), Arbitraries.longs())
                .map(value -> (Object) value)
                .injectNull(0.2);
        Arbitrary<@Nullable Object> floats = Arbitraries.oneOf(
                        Arbitraries.doubles(),
                        Arbitraries.of(
                                0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE))
                .map(value -> (Object) value)
                .injectNull(0.2);
        Arbitrary<@Nullable Object> texts = Arbitraries.strings()
                .ofMaxLength(3)
                .map(value -> (Object) value)
                .injectNull(0.2);
        Arbitrary<@Nullable Object> bytes = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(300)
                .map(value -> (Object) value)
                .injectNull(0.2);
        Arbitrary<@Nullable Object> tags =
                texts.list().ofMaxSize(3).map(value -> (Object) value).injectNull(0.2);
        Arbitrary<@Nullable Object> nested = ints.list()
                .ofMaxSize(3)
                .map(value -> (Object) value)
                .injectNull(0.2)
                .list()
                .ofMaxSize(3)
                .map(value -> (Object) value)
                .injectNull(0.2);
        Arbitrary<Row> rows =
                Combinators.combine(ints, floats, texts, bytes, tags, nested).as(SplitReducerTest::row);
        return rows.list()
                .ofMaxSize(30)
                .map(SplitReducerTest::batch)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Row row(@Nullable Object number, @Nullable Object real, @Nullable Object text) {
        return Row.of("int", number, "float", real, "text", text);
    }

    private static Row row(
            @Nullable Object number,
            @Nullable Object real,
            @Nullable Object text,
            @Nullable Object bytes,
            @Nullable Object tags,
            @Nullable Object nested) {
        return Row.of("int", number, "float", real, "text", text, "bytes", bytes, "tags", tags, "nested", nested);
    }

    private static Batch batch(List<Row> rows) {
        BatchBuilder builder = new BatchBuilder(TYPE);
        rows.forEach(builder::append);
        return builder.build();
    }

    private static List<Batch> manyDistinct(int batches, int rows) {
        return IntStream.range(0, batches)
                .mapToObj(batch -> batch(IntStream.range(0, rows)
                        .mapToObj(row -> batch * rows + row)
                        .map(i -> row((long) i * i, Math.sqrt(i), i % 2 == 0 ? "often" : "text " + i))
                        .toList()))
                .toList();
    }
}

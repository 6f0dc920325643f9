package io.penstock.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.ListColumn;
import io.penstock.columns.LongColumn;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.columns.TextColumn;
import io.penstock.columns.Validity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Columns of byte strings and lists, and the sizes of texts, by hand. */
class OtherTypesTest {

    @Test
    void byteStringsTellTheirSizesAndHowManyAreDistinct() {
        ColumnStatistics column = statistics(
                ColumnType.BINARY, new byte[] {1, 2, 3}, new byte[] {1, 2, 3}, null, new byte[0], new byte[300]);

        BinaryStatistics bytes = column.binary().orElseThrow();
        assertThat(column.present()).isEqualTo(4);
        assertThat(bytes.distinct()).isEqualTo(3);
        assertThat(bytes.exact()).isTrue();
        assertThat(bytes.sizes().total()).isEqualTo(306);
        assertThat(bytes.sizes().average()).isEqualTo(76.5);
        assertThat(bytes.sizes().min()).isZero();
        assertThat(bytes.sizes().max()).isEqualTo(300);
        assertThat(bytes.sizes().histogram().counts()).containsExactly(3L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
    }

    @Test
    void listsTellTheirLengthsAndTheirElements() {
        ColumnStatistics column = statistics(
                ColumnType.listOf(ColumnType.TEXT),
                List.of("a", "b"),
                List.of(),
                null,
                Arrays.asList("a", null, "a", "c"));

        ListStatistics lists = column.lists().orElseThrow();
        assertThat(column.missing()).isEqualTo(1);
        assertThat(lists.lengths().total()).isEqualTo(6);
        assertThat(lists.lengths().average()).isEqualTo(2);
        assertThat(lists.lengths().max()).isEqualTo(4);
        assertThat(lists.elements().name()).isEqualTo("x[]");
        assertThat(lists.elements().present()).isEqualTo(5);
        assertThat(lists.elements().missing()).isEqualTo(1);
        assertThat(lists.elements().values().orElseThrow().top().get(0)).isEqualTo(new ValueCounts.ValueCount("a", 3));
    }

    @Test
    void listsOfListsTellPresenceAtEveryLevel() {
        ColumnStatistics column = statistics(
                ColumnType.listOf(ColumnType.listOf(ColumnType.INT64)),
                List.of(List.of(1L, 2L), List.of(6L)),
                Arrays.asList(null, Arrays.asList(3L, null)));

        ColumnStatistics inner = column.lists().orElseThrow().elements();
        ColumnStatistics numbers = inner.lists().orElseThrow().elements();
        assertThat(inner.present()).isEqualTo(3);
        assertThat(inner.missing()).isEqualTo(1);
        assertThat(inner.lists().orElseThrow().lengths().average()).isCloseTo(5 / 3.0, within(1e-15));
        assertThat(numbers.name()).isEqualTo("x[][]");
        assertThat(numbers.missing()).isEqualTo(1);
        assertThat(numbers.numbers().orElseThrow().mean()).isEqualTo(3);
    }

    @Test
    void elementsBehindMissingAndOutsideTheColumnAreNotSeen() {
        ColumnType.ListOf type = (ColumnType.ListOf) ColumnType.listOf(ColumnType.INT64);
        Validity secondMissing = Validity.of(new long[] {0b101}, 3);
        ListColumn lists = ListColumn.of(type, new int[] {1, 2, 4, 5}, LongColumn.of(9, 1, 9, 9, 2, 9), secondMissing);

        NumericStatistics numbers =
                of(type, lists).lists().orElseThrow().elements().numbers().orElseThrow();

        assertThat(numbers.count()).isEqualTo(2);
        assertThat(numbers.max()).isEqualTo(2);
    }

    @Test
    void moreElementsThanABatchHasRowsAreCounted() {
        String[] texts = IntStream.range(0, 100_000).mapToObj(i -> "t" + i % 7).toArray(String[]::new);
        ColumnType.ListOf type = (ColumnType.ListOf) ColumnType.listOf(ColumnType.TEXT);
        ListColumn lists = ListColumn.of(type, new int[] {0, 100_000}, TextColumn.of(texts), Validity.allPresent(1));

        ColumnStatistics elements = of(type, lists).lists().orElseThrow().elements();

        assertThat(elements.present()).isEqualTo(100_000);
        assertThat(elements.values().orElseThrow().countOf("t3")).hasValue(14_286);
    }

    @Test
    void textsTellCharactersBytesAndTheFallOfTheirCounts() {
        ColumnStatistics column = statistics(ColumnType.TEXT, "a", "é", "a", "日本語", null, "a", "é");

        TextStatistics texts = column.texts().orElseThrow();
        assertThat(texts.lengths().total()).isEqualTo(8);
        assertThat(texts.utf8Bytes()).isEqualTo(3 + 4 + 9);
        assertThat(texts.rankCounts()).containsExactly(3L, 2L, 1L);
        assertThat(texts.lengths().histogram().counts()).containsExactly(5L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
    }

    @Test
    void aLongTextIsToldByItsBeginningAndItsHash() {
        String beginning = "é".repeat(5_000);

        ValueCounts values = statistics(ColumnType.TEXT, beginning + "1", beginning + "2", beginning + "2")
                .values()
                .orElseThrow();

        assertThat(values.distinct()).isEqualTo(2);
        assertThat(values.top().get(0).count()).isEqualTo(2);
        assertThat(values.top().get(0).value())
                .hasSizeLessThan(2_100)
                .startsWith("éé")
                .matches("(?s)é+\\.\\.\\. \\(XXH64 [0-9a-f]{16}\\)");
    }

    @Test
    void aColumnWithoutValuesHasPresenceAlone() {
        assertThat(statistics(ColumnType.listOf(ColumnType.INT64), (Object) null)
                        .lists())
                .isEmpty();
        assertThat(statistics(ColumnType.BINARY, (Object) null).binary()).isEmpty();
    }

    private static ColumnStatistics statistics(ColumnType type, Object... values) {
        RowType row = RowType.of(new Field("x", type));
        return of(
                row,
                Batch.of(
                        row,
                        Arrays.stream(values).map(value -> Row.of("x", value)).toArray(Row[]::new)));
    }

    private static ColumnStatistics of(ColumnType type, Column column) {
        RowType row = RowType.of(new Field("x", type));
        return of(row, Batch.of(row, List.of(column)));
    }

    private static ColumnStatistics of(RowType row, Batch batch) {
        SplitReducer reducer = new SplitReducer("all", row, StatisticsOptions.DEFAULT);
        SplitCounts counts = reducer.zero();
        reducer.add(counts, batch);
        return reducer.finish(reducer.decode(reducer.encode(counts))).require("x");
    }
}

package io.penstock.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.data.internal.XxHash64;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashSplitTest {

    private static final RowType TYPE =
            RowType.of(new Field("taxi", ColumnType.TEXT), new Field("fare", ColumnType.FLOAT64));

    @Test
    void everyRowGoesToOnePartInProportionToTheWeights() {
        List<int[]> parts = Split.byHash(2, 1).divider().divide(trips(30_000, 30_000));

        assertThat(parts.get(0).length).isBetween(19_700, 20_300); // 20,000 +- 3.7 standard deviations
        assertThat(IntStream.concat(Arrays.stream(parts.get(0)), Arrays.stream(parts.get(1)))
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, 30_000).toArray());
    }

    @Test
    void rowsOfOneKeyStayTogether() {
        Batch trips = trips(10_000, 50);
        List<int[]> parts = Split.byHash(1, 1).keyedBy("taxi").divider().divide(trips);

        List<String> train = taxis(trips, parts.get(0));
        List<String> eval = taxis(trips, parts.get(1));

        assertThat(train).isNotEmpty().doesNotContainAnyElementsOf(eval);
        assertThat(eval).isNotEmpty();
    }

    @Test
    void whereARowStandsDoesNotMatter() {
        Batch trips = trips(1_000, 1_000);
        Split split = Split.byHash(new Split.Part("a", 1), new Split.Part("b", 2), new Split.Part("c", 3));
        int[] backwards = IntStream.iterate(999, i -> i >= 0, i -> i - 1).toArray();

        List<int[]> parts = split.divider().divide(trips);
        List<int[]> reversed = split.divider().divide(trips.select(backwards));

        for (int part = 0; part < 3; part++) {
            assertThat(Arrays.stream(reversed.get(part))
                            .map(row -> 999 - row)
                            .sorted()
                            .toArray())
                    .isEqualTo(parts.get(part));
        }
    }

    @Test
    void theByteFormIsTheOneThatIsWrittenDown() {
        RowBytes bytes = RowBytes.of(Batch.of(TYPE, Row.of("taxi", "caf\u00e9", "fare", -0.0), Row.of("fare", 12.5)));

        assertThat(hex(bytes, 0)).isEqualTo("07" + "05000000" + "636166c3a9" + "02" + "0000000000000000");
        assertThat(hex(bytes, 1)).isEqualTo("00" + "02" + "0000000000002940"); // 12.5 = 0x4029000000000000
    }

    /** The vectors of the empty text and of "abc" are published with xxHash; the third covers all branches of the algorithm. */
    @Test
    void theHashIsXxh64() {
        assertThat(hash("")).isEqualTo(0xEF46DB3751D8E999L);
        assertThat(hash("abc")).isEqualTo(0x44BC2CF5AD770999L);
        assertThat(hash("Nobody inspects the spammish repetition")).isEqualTo(0xFBCEA83C8A378BF1L);
    }

    @Test
    void anUnusableNameOrWeightIsRefusedWithAdvice() {
        assertThatThrownBy(() -> new Split.Part("../eval", 1))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("Split name '../eval' is not usable as a directory. Use letters, digits, '-' and '_'.");
        assertThatThrownBy(() -> Split.byHash(2, 0)).hasMessageContaining("'eval' has weight '0'");
        assertThatThrownBy(() -> Split.byHash(new Split.Part("a", 1), new Split.Part("a", 1)))
                .hasMessageContaining("unique names");
    }

    @Test
    void aKeyThatIsNoColumnIsRefusedByName() {
        assertThatThrownBy(() -> Split.byHash(2, 1).keyedBy("driver").divider().divide(trips(10, 10)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'driver'")
                .hasMessageContaining("taxi, fare");
    }

    private static Batch trips(int rows, int taxis) {
        BatchBuilder trips = new BatchBuilder(TYPE);
        for (int i = 0; i < rows; i++) {
            trips.append(Row.of("taxi", "taxi-" + i % taxis, "fare", i / 4.0));
        }
        return trips.build();
    }

    private static List<String> taxis(Batch trips, int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(trips.texts("taxi")::value)
                .distinct()
                .toList();
    }

    private static String hex(RowBytes bytes, int row) {
        int length = bytes.write(row);
        return HexFormat.of().formatHex(bytes.array(), 0, length);
    }

    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return XxHash64.hash(bytes, 0, bytes.length);
    }
}

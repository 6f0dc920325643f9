package io.penstock.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.split.Split.Part;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StratifiedSplitTest {

    private static final RowType TYPE =
            RowType.of(new Field("label", ColumnType.TEXT), new Field("n", ColumnType.INT64));

    @Test
    void eachPartHasItsShareOfEachLabelExactly() {
        Batch rows = rows(10_000, 0.03);
        StratifiedSplit split = new StratifiedSplit(
                List.of(new Part("train", 7), new Part("eval", 2), new Part("test", 1)), List.of("label"));

        List<int[]> parts = split.divider().divide(rows);

        for (String label : new String[] {"yes", "no", null}) {
            double total = count(rows, label);
            assertThat(count(rows.select(parts.get(0)), label) - total * 0.7).isBetween(-7.0, 7.0);
            assertThat(count(rows.select(parts.get(1)), label) - total * 0.2).isBetween(-2.0, 2.0);
            assertThat(count(rows.select(parts.get(2)), label) - total * 0.1).isBetween(-1.0, 1.0);
        }
        assertThat(parts.stream().mapToInt(part -> part.length).sum()).isEqualTo(10_000);
    }

    @Test
    void howRowsAreBatchedDoesNotMatter() {
        Batch rows = rows(1_000, 0.3);
        StratifiedSplit split = Split.stratified(2, 1, "label");
        Divider whole = split.divider();
        Divider pieces = split.divider();
        List<Integer> train = new ArrayList<>();
        for (int from = 0; from < 1_000; from += 37) {
            for (int row :
                    pieces.divide(rows.slice(from, Math.min(1_000, from + 37))).get(0)) {
                train.add(from + row);
            }
        }

        assertThat(train)
                .containsExactly(
                        Arrays.stream(whole.divide(rows).get(0)).boxed().toArray(Integer[]::new));
    }

    @Test
    void whichRowsOfAStratumGoWhereFollowsNoPattern() {
        Batch rows = rows(9_000, 0);
        int[] eval = Split.stratified(2, 1, "label").divider().divide(rows).get(1);
        int[] places = new int[3];
        for (int row : eval) {
            places[row % 3]++;
        }

        assertThat(eval).hasSize(3_000);
        assertThat(places[0]).isBetween(900, 1_100); // 1,000 +- 3.9 standard deviations
        assertThat(places[1]).isBetween(900, 1_100);
    }

    @Test
    void longTextsMakeStrataToo() {
        BatchBuilder rows = new BatchBuilder(TYPE);
        for (long i = 0; i < 60; i++) {
            rows.appendValues((i % 2 == 0 ? "a" : "b").repeat(1 + (int) i * 40 % 1_000), i);
        }

        List<int[]> parts = Split.stratified(2, 1, "label").divider().divide(rows.build());

        assertThat(parts.get(0).length + parts.get(1).length).isEqualTo(60);
    }

    @Test
    void tooManyStrataAndNoColumnAreRefused() {
        assertThatThrownBy(() -> Split.stratified(2, 1))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Name a column");
        Divider divider = Split.stratified(9_000, 1_000, "n").divider();
        assertThatThrownBy(() -> divider.divide(rows(2_000, 0.5)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("too many for a stratified split");
    }

    /** A share of rows is missing its label; of the others every fourth is "yes". */
    private static Batch rows(int count, double missing) {
        Random random = new Random(3);
        BatchBuilder rows = new BatchBuilder(TYPE);
        for (int i = 0; i < count; i++) {
            boolean absent = random.nextDouble() < missing;
            rows.appendValues(absent ? null : missing > 0 && random.nextInt(4) == 0 ? "yes" : "no", (long) i);
        }
        return rows.build();
    }

    private static long count(Batch rows, String label) {
        long count = 0;
        for (int row = 0; row < rows.rows(); row++) {
            boolean absent = rows.column("label").isMissing(row);
            if (label == null
                    ? absent
                    : !absent && rows.texts("label").value(row).equals(label)) {
                count++;
            }
        }
        return count;
    }
}

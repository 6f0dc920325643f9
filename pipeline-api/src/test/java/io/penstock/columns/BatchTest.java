package io.penstock.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.DataException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final RowType TRIP = RowType.of(
            new Field("fare", ColumnType.FLOAT64),
            new Field("company", ColumnType.TEXT),
            new Field("seconds", ColumnType.INT64));

    @Property(tries = 60)
    void selectedRowsAreTheRowsAskedFor(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int rows) {
        Batch batch = RandomBatches.everyType(rows, seed);
        int[] selection = new Random(seed).ints(2L * rows, 0, rows).toArray();

        Batch selected = batch.select(selection);

        for (int i = 0; i < selection.length; i++) {
            assertSameRow(selected, i, batch, selection[i]);
        }
    }

    @Property(tries = 60)
    void aSliceHoldsItsRowsAndPiecesMakeTheWhole(@ForAll long seed, @ForAll @IntRange(min = 2, max = 300) int rows) {
        Batch batch = RandomBatches.everyType(rows, seed);
        int cut = 1 + new Random(seed).nextInt(rows - 1);

        Batch head = batch.slice(0, cut);
        Batch tail = batch.slice(cut, rows);
        Batch joined = new BatchBuilder(batch.type())
                .append(head, 0, cut)
                .append(tail, 0, rows - cut)
                .build();

        assertSameRow(tail, 0, batch, cut);
        assertSameRow(tail, rows - cut - 1, batch, rows - 1);
        assertThat(joined).isEqualTo(batch);
    }

    @Property(tries = 30)
    void rowsThatPassThroughObjectsStayTheSame(@ForAll long seed) {
        Batch batch = RandomBatches.everyType(50, seed);
        BatchBuilder builder = new BatchBuilder(batch.type());
        for (int row = 0; row < batch.rows(); row++) {
            builder.append(batch.row(row));
        }

        assertThat(builder.build()).isEqualTo(batch);
    }

    @Property(tries = 40)
    void presentNumbersAreThoseOfTheRowsThatHaveOne(@ForAll long seed) {
        for (Column column : RandomBatches.everyType(100, seed).columns()) {
            if (column instanceof NumericColumn numbers) {
                double[] expected = IntStream.range(0, 100)
                        .filter(row -> !numbers.isMissing(row))
                        .mapToDouble(numbers::asDouble)
                        .toArray();
                assertThat(numbers.present()).isEqualTo(expected);
            }
        }
    }

    @Test
    void aColumnIsReadByItsKind() {
        Batch batch = Batch.of(TRIP, Row.of("fare", 12.5, "seconds", 300), Row.of("company", "Blue", "fare", 3));

        assertThat(batch.doubles("fare").value(0)).isEqualTo(12.5);
        assertThat(batch.doubles("fare").value(1)).isEqualTo(3.0);
        assertThat(batch.longs("seconds").isMissing(1)).isTrue();
        assertThat(batch.numbers("seconds").asDouble(1)).isNaN();
        assertThat(batch.texts("company").boxed(0)).isNull();
        assertThat(batch.texts("company").value(1)).isEqualTo("Blue");
    }

    @Test
    void aColumnOfAnotherKindIsRefusedWithItsType() {
        Batch batch = Batch.of(TRIP, Row.of("fare", 12.5));

        assertThatThrownBy(() -> batch.doubles("company"))
                .isInstanceOf(DataException.class)
                .hasMessage("Column 'company' is 'text', but float64 is needed.");
    }

    @Test
    void aColumnThatIsNotThereIsNamedBesideThoseThatAre() {
        Batch batch = Batch.of(TRIP, Row.of("fare", 12.5));

        assertThatThrownBy(() -> batch.column("tips"))
                .isInstanceOf(DataException.class)
                .hasMessage("There is no column 'tips'. Columns: fare, company, seconds.");
    }

    @Test
    void aValueOfTheWrongTypeIsRefusedWithColumnValueAndType() {
        assertThatThrownBy(() -> Batch.of(TRIP, Row.of("fare", "twelve")))
                .isInstanceOf(DataException.class)
                .hasMessage("Column 'fare' (float64) takes no 'twelve' (String).");
    }

    @Test
    void aDecimalThatDoesNotFitIsRefusedInsteadOfRounded() {
        ColumnBuilder builder = ColumnBuilder.of(new Field("price", new ColumnType.Decimal(5, 2)));

        assertThatThrownBy(() -> builder.appendDecimal(new java.math.BigDecimal("1.005")))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> builder.appendDecimal(new java.math.BigDecimal("1000")))
                .isInstanceOf(DataException.class);
    }

    @Test
    void withAndProjectChangeColumnsOnly() {
        Batch batch = Batch.of(TRIP, Row.of("fare", 1.0), Row.of("fare", 2.0));
        Field doubled = new Field("doubled", ColumnType.FLOAT64);

        Batch changed = batch.with(doubled, DoubleColumn.of(2.0, 4.0)).project(List.of("doubled", "fare"));

        assertThat(changed)
                .isEqualTo(Batch.of(changed.type(), Row.of("doubled", 2, "fare", 1), Row.of("doubled", 4, "fare", 2)));
    }

    @Test
    void codedTextsReadLikeOthers() {
        TextColumn dictionary = TextColumn.of("Cash", "Card");
        TextColumn coded = TextColumn.coded(new int[] {1, 0, 1}, dictionary, Validity.of(new long[] {0b101}, 3));

        assertThat(coded.sameValues(TextColumn.of("Card", null, "Card"))).isTrue();
        assertThat(coded.decoded().isCoded()).isFalse();
        assertThat(coded.decoded().sameValues(coded)).isTrue();
        assertThat(coded.select(new int[] {2, 1}).sameValues(TextColumn.of("Card", null)))
                .isTrue();
    }

    @Test
    void textsOfDifferentDictionariesJoin() {
        TextColumn first = TextColumn.coded(new int[] {0, 0}, TextColumn.of("a"), Validity.of(new long[] {0b01}, 2));
        TextColumn second = TextColumn.coded(new int[] {0}, TextColumn.of("b"), Validity.allPresent(1));
        ColumnBuilder builder = ColumnBuilder.of(ColumnType.TEXT);

        builder.append(first, 0, 2);
        builder.append(second, 0, 1);

        assertThat(builder.build().sameValues(TextColumn.of("a", null, "b"))).isTrue();
    }

    private static void assertSameRow(Batch left, int leftRow, Batch right, int rightRow) {
        for (int i = 0; i < left.columns().size(); i++) {
            assertThat(left.column(i).boxed(leftRow)).isEqualTo(right.column(i).boxed(rightRow));
            assertThat(left.column(i).isMissing(leftRow))
                    .isEqualTo(right.column(i).isMissing(rightRow));
        }
    }
}

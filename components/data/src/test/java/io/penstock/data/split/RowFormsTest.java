package io.penstock.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.columns.TextColumn;
import io.penstock.columns.Validity;
import io.penstock.data.internal.XxHash64;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows that are written together have the hashes of the bytes that are written one after another. */
class RowFormsTest {

    private static final RowType TYPE = RowType.of(
            new Field("long", ColumnType.INT64),
            new Field("double", ColumnType.FLOAT64),
            new Field("float", ColumnType.FLOAT32),
            new Field("boolean", ColumnType.BOOLEAN),
            new Field("timestamp", ColumnType.TIMESTAMP),
            new Field("date", ColumnType.DATE),
            new Field("text", ColumnType.TEXT),
            new Field("binary", ColumnType.BINARY),
            new Field("decimal", new ColumnType.Decimal(9, 2)),
            new Field("list", ColumnType.listOf(ColumnType.TEXT)));

    @Test
    void ofValuesOfEveryType() {
        assertHashesAreThoseOfRows(batch(3_000, 1, 40));
    }

    @Test
    void ofRowsThatAreTooLongToBeWrittenTogether() {
        assertHashesAreThoseOfRows(batch(20, 2, 3 << 20));
    }

    @Test
    void ofTextsThatAreCoded() {
        TextColumn dictionary = TextColumn.of("", "Cash", "Credit Card");
        Validity validity = Validity.of(new long[] {0b1011}, 4);
        TextColumn coded = TextColumn.coded(new int[] {2, 0, 0, 1}, dictionary, validity);

        assertHashesAreThoseOfRows(Batch.of(RowType.of(new Field("payment", ColumnType.TEXT)), List.of(coded)));
    }

    private static void assertHashesAreThoseOfRows(Batch batch) {
        RowForms forms = RowForms.of(batch);
        RowBytes bytes = RowBytes.of(batch);
        int row = 0;
        while (row < batch.rows()) {
            for (int to = forms.write(row); row < to; row++) {
                int length = bytes.write(row);
                assertThat(forms.hash(row)).isEqualTo(XxHash64.hash(bytes.array(), 0, length));
            }
        }
        assertThat(row).isPositive();
        assertThat(batch.columns().stream().mapToInt(Column::missing).sum()).isPositive();
    }

    private static Batch batch(int rows, long seed, int longest) {
        Random random = new Random(seed);
        BatchBuilder builder = new BatchBuilder(TYPE);
        for (int row = 0; row < rows; row++) {
            builder.appendValues(
                    orMissing(random, random.nextLong()),
                    orMissing(random, random.nextInt(4) == 0 ? -0.0 : random.nextGaussian()),
                    orMissing(random, random.nextInt(4) == 0 ? Float.NaN : random.nextFloat()),
                    orMissing(random, random.nextBoolean()),
                    orMissing(random, Instant.ofEpochMilli(random.nextInt())),
                    orMissing(random, LocalDate.ofEpochDay(random.nextInt(40_000))),
                    orMissing(random, "\u00e9".repeat(random.nextInt(longest))),
                    orMissing(random, new byte[random.nextInt(longest)]),
                    orMissing(random, BigDecimal.valueOf(random.nextInt(1_000_000), 2)),
                    orMissing(random, List.of("a", "b".repeat(random.nextInt(9)))));
        }
        return builder.build();
    }

    private static @Nullable Object orMissing(Random random, Object value) {
        return random.nextInt(4) == 0 ? null : value;
    }
}

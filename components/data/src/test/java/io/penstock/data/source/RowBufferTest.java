package io.penstock.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.columns.ColumnBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RowBufferTest {

    private static final byte[] MEBIBYTE = new byte[1 << 20];

    /** Large rows that a test gives at most, should none fill the buffer. */
    private static final int MOST = 80;

    @Test
    void fewLargeTextsFillIt() {
        assertThat(rowsUntilFull(ColumnType.TEXT, column -> column.appendText(MEBIBYTE, 0, MEBIBYTE.length), MOST))
                .isEqualTo(64);
    }

    @Test
    void fewLargeByteStringsFillIt() {
        assertThat(rowsUntilFull(ColumnType.BINARY, column -> column.appendBytes(MEBIBYTE, 0, MEBIBYTE.length), MOST))
                .isEqualTo(64);
    }

    @Test
    void fewLongListsFillItEvenThoseThatAreSetAside() {
        double[] numbers = new double[1 << 18]; // 2 MiB
        RowBuffer buffer = new RowBuffer(RowType.of(new Field("x", ColumnType.listOf(ColumnType.FLOAT64))));
        int rows = 0;
        while (!buffer.isFull() && rows < MOST) {
            buffer.begin(++rows);
            buffer.column(0).append(numbers);
            buffer.setAside("for a test", "many numbers");
        }

        assertThat(rows).isEqualTo(32);
    }

    @Test
    void whatWasTakenNoLongerCounts() {
        RowBuffer buffer = new RowBuffer(RowType.of(new Field("x", ColumnType.TEXT)));
        fill(buffer, column -> column.appendText(MEBIBYTE, 0, MEBIBYTE.length), MOST);
        buffer.take();

        assertThat(fill(buffer, column -> column.appendText(MEBIBYTE, 0, MEBIBYTE.length), MOST))
                .isEqualTo(64);
    }

    @Test
    void smallRowsFillItByTheirNumber() {
        assertThat(rowsUntilFull(ColumnType.INT64, column -> column.appendLong(1), Integer.MAX_VALUE))
                .isEqualTo(32_768);
    }

    private static int rowsUntilFull(ColumnType type, Consumer<ColumnBuilder> value, int most) {
        return fill(new RowBuffer(RowType.of(new Field("x", type))), value, most);
    }

    private static int fill(RowBuffer buffer, Consumer<ColumnBuilder> value, int most) {
        int rows = 0;
        while (!buffer.isFull() && rows < most) {
            buffer.begin(++rows);
            value.accept(buffer.column(0));
            buffer.end();
        }
        return rows;
    }
}

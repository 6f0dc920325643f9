package io.penstock.parquet;

import io.penstock.columns.Batch;
import io.penstock.columns.BinaryColumn;
import io.penstock.columns.BooleanColumn;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DecimalColumn;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.FloatColumn;
import io.penstock.columns.ListColumn;
import io.penstock.columns.LongColumn;
import io.penstock.columns.TextColumn;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes rows in the form of {@link ParquetSchemas}. */
final class RowWriter {

    private final RecordConsumer out;

    RowWriter(RecordConsumer out) {
        this.out = out;
    }

    void write(Batch batch, int row) {
        out.startMessage();
        for (int i = 0; i < batch.columns().size(); i++) {
            String name = batch.type().fields().get(i).name();
            writeField(name, i, batch.column(i), row);
        }
        out.endMessage();
    }

    private void writeField(String name, int index, Column column, int row) {
        if (!column.isMissing(row)) {
            out.startField(name, index);
            writeValue(column, row);
            out.endField(name, index);
        }
    }

    private void writeValue(Column column, int row) {
        if (column instanceof LongColumn longs) {
            writeLong(longs, row);
        } else if (column instanceof DoubleColumn doubles) {
            out.addDouble(doubles.value(row));
        } else if (column instanceof FloatColumn floats) {
            out.addFloat(floats.value(row));
        } else if (column instanceof BooleanColumn booleans) {
            out.addBoolean(booleans.value(row));
        } else if (column instanceof TextColumn texts) {
            out.addBinary(Binary.fromReusedByteArray(texts.bytes(), texts.offset(row), texts.byteLength(row)));
        } else if (column instanceof BinaryColumn bytes) {
            out.addBinary(Binary.fromReusedByteArray(bytes.bytes(), bytes.offset(row), bytes.byteLength(row)));
        } else if (column instanceof DecimalColumn decimals) {
            writeDecimal(decimals.type(), decimals.value(row).unscaledValue());
        } else {
            writeList((ListColumn) column, row);
        }
    }

    private void writeLong(LongColumn column, int row) {
        if (column.type() == ColumnType.DATE) {
            out.addInteger((int) column.value(row));
        } else {
            out.addLong(column.value(row));
        }
    }

    private void writeDecimal(ColumnType.Decimal type, BigInteger unscaled) {
        if (ParquetSchemas.isInt32(type)) {
            out.addInteger(unscaled.intValueExact());
        } else if (ParquetSchemas.isInt64(type)) {
            out.addLong(unscaled.longValueExact());
        } else {
            byte[] shortest = unscaled.toByteArray();
            byte[] bytes = new byte[ParquetSchemas.bytes(type.precision())];
            Arrays.fill(bytes, (byte) (unscaled.signum() < 0 ? -1 : 0));
            System.arraycopy(shortest, 0, bytes, bytes.length - shortest.length, shortest.length);
            out.addBinary(Binary.fromConstantByteArray(bytes));
        }
    }

    private void writeList(ListColumn lists, int row) {
        out.startGroup();
        int from = lists.offset(row);
        if (lists.length(row) > 0) {
            out.startField("list", 0);
            for (int at = from; at < from + lists.length(row); at++) {
                out.startGroup();
                writeField("element", 0, lists.elements(), at);
                out.endGroup();
            }
            out.endField("list", 0);
        }
        out.endGroup();
    }
}

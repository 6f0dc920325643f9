package io.penstock.avro;

import io.penstock.artifact.Digest;
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
import io.penstock.columns.RowType;
import io.penstock.columns.TextColumn;
import io.penstock.data.export.FileSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** Writes rows as records into an Avro file. */
final class AvroWriter implements FileSink {

    private static final int BLOCK_BYTES = 1 << 18;
    private static final int SYNC_BYTES = 16;

    private final RowWriter rows = new RowWriter();
    private final DataFileWriter<Integer> writer = new DataFileWriter<>(rows);

    static AvroWriter create(Path file, RowType type, AvroFormat.Compression compression) throws IOException {
        Schema schema = AvroSchemas.of(type);
        AvroWriter made = new AvroWriter();
        made.writer.setSyncInterval(BLOCK_BYTES);
        if (compression == AvroFormat.Compression.DEFLATE) {
            made.writer.setCodec(CodecFactory.deflateCodec(Deflater.DEFAULT_COMPRESSION));
        }
        made.begin(schema, Files.newOutputStream(file));
        return made;
    }

    /** The mark between blocks is made of the schema, so that equal rows give equal files. */
    private void begin(Schema schema, OutputStream out) throws IOException {
        byte[] mark = Digest.sha256().digest(schema.toString().getBytes(StandardCharsets.UTF_8));
        boolean begun = false;
        try {
            writer.create(schema, out, Arrays.copyOf(mark, SYNC_BYTES));
            begun = true;
        } finally {
            if (!begun) {
                out.close();
            }
        }
    }

    @Override
    public void write(Batch batch) throws IOException {
        rows.batch = batch;
        for (int row = 0; row < batch.rows(); row++) {
            writer.append(row);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** Writes the row of a number. */
    private static final class RowWriter implements DatumWriter<Integer> {

        private @Nullable Batch batch;

        @Override
        public void setSchema(Schema schema) {}

        @Override
        public void write(Integer row, Encoder out) throws IOException {
            if (batch != null) {
                for (Column column : batch.columns()) {
                    writeValue(column, row, out);
                }
            }
        }

        private static void writeValue(Column column, int row, Encoder out) throws IOException {
            if (column.isMissing(row)) {
                out.writeIndex(0);
            } else {
                out.writeIndex(1);
                writePresent(column, row, out);
            }
        }

        private static void writePresent(Column column, int row, Encoder out) throws IOException {
            if (column instanceof LongColumn longs) {
                writeLong(longs, row, out);
            } else if (column instanceof DoubleColumn doubles) {
                out.writeDouble(doubles.value(row));
            } else if (column instanceof FloatColumn floats) {
                out.writeFloat(floats.value(row));
            } else if (column instanceof BooleanColumn booleans) {
                out.writeBoolean(booleans.value(row));
            } else if (column instanceof TextColumn texts) {
                out.writeBytes(texts.bytes(), texts.offset(row), texts.byteLength(row)); // the same form as a string
            } else if (column instanceof BinaryColumn binary) {
                out.writeBytes(binary.bytes(), binary.offset(row), binary.byteLength(row));
            } else if (column instanceof DecimalColumn decimals) {
                out.writeBytes(decimals.value(row).unscaledValue().toByteArray());
            } else {
                writeList((ListColumn) column, row, out);
            }
        }

        private static void writeLong(LongColumn column, int row, Encoder out) throws IOException {
            if (column.type() == ColumnType.DATE) {
                out.writeInt((int) column.value(row));
            } else {
                out.writeLong(column.value(row));
            }
        }

        private static void writeList(ListColumn lists, int row, Encoder out) throws IOException {
            out.writeArrayStart();
            out.setItemCount(lists.length(row));
            for (int at = lists.offset(row); at < lists.offset(row) + lists.length(row); at++) {
                out.startItem();
                writeValue(lists.elements(), at, out);
            }
            out.writeArrayEnd();
        }
    }
}

package io.penstock.tfrecord;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.RowType;
import io.penstock.data.export.FileSink;
import io.penstock.data.split.TfExampleBytes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPOutputStream;

/** Writes rows as {@code tf.Example} messages into a TFRecord file. */
final class TfRecordWriter implements FileSink {

    private static final int STREAM_BYTES = 1 << 16;

    private final OutputStream out;
    private final MaskedCrc crc = new MaskedCrc();
    private final ByteBuffer header =
            ByteBuffer.allocate(Long.BYTES + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer footer = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private TfRecordWriter(OutputStream out) {
        this.out = out;
    }

    /** Refuses types that messages have no place for. */
    static void check(RowType type) {
        TfExampleBytes.of(new BatchBuilder(type).build());
    }

    static TfRecordWriter create(OutputStream stored, RowType type, boolean gzip) throws IOException {
        check(type);
        return new TfRecordWriter(
                new BufferedOutputStream(gzip ? new GZIPOutputStream(stored, STREAM_BYTES) : stored, STREAM_BYTES));
    }

    @Override
    public void write(Batch rows) throws IOException {
        TfExampleBytes examples = TfExampleBytes.of(rows);
        for (int row = 0; row < rows.rows(); row++) {
            write(examples.example(row));
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(byte[] example) throws IOException {
        header.putLong(0, example.length).putInt(Long.BYTES, crc.of(header.array(), 0, Long.BYTES));
        footer.putInt(0, crc.of(example, 0, example.length));
        out.write(header.array());
        out.write(example);
        out.write(footer.array());
    }
}

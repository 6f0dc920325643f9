package io.penstock.parquet;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.data.export.FileSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Writes rows into a Parquet file. */
final class ParquetFile implements FileSink {

    private static final long ROW_GROUP_BYTES = 64 << 20;

    private final Rows rows;
    private final ParquetWriter<Integer> writer;

    private ParquetFile(Rows rows, ParquetWriter<Integer> writer) {
        this.rows = rows;
        this.writer = writer;
    }

    static ParquetFile create(Path file, RowType type, ParquetFormat.Compression compression) throws IOException {
        Rows rows = new Rows(type);
        ParquetWriter<Integer> writer = new Builder(new LocalOutputFile(file), rows)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new Codecs())
                .withCompressionCodec(codec(compression))
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build();
        return new ParquetFile(rows, writer);
    }

    @Override
    public void write(Batch batch) throws IOException {
        rows.batch = batch;
        for (int row = 0; row < batch.rows(); row++) {
            writer.write(row);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static CompressionCodecName codec(ParquetFormat.Compression compression) {
        return switch (compression) {
            case NONE -> CompressionCodecName.UNCOMPRESSED;
            case SNAPPY -> CompressionCodecName.SNAPPY;
            case ZSTD -> CompressionCodecName.ZSTD;
        };
    }

    /** Makes the writer of numbers of rows. */
    private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {

        private final Rows rows;

        Builder(OutputFile file, Rows rows) {
            super(file);
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // Parquet's class has it without a body
        protected WriteSupport<Integer> getWriteSupport(Configuration configuration) {
            return rows;
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }
    }

    /** Writes the row of a number. */
    private static final class Rows extends WriteSupport<Integer> {

        private final MessageType schema;
        private @Nullable Batch batch;
        private @Nullable RowWriter writer;

        Rows(RowType type) {
            this.schema = ParquetSchemas.of(type);
        }

        @Override
        @SuppressWarnings("deprecation") // Parquet's class has it without a body
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            writer = new RowWriter(consumer);
        }

        @Override
        public void write(Integer row) {
            if (writer != null && batch != null) {
                writer.write(batch, row);
            }
        }
    }
}

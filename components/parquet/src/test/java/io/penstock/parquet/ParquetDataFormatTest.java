package io.penstock.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.data.export.FileSink;
import io.penstock.data.format.DataFormat;
import io.penstock.data.format.DataFormats;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Meter;
import io.penstock.data.source.NoSink;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetDataFormatTest {

    @TempDir
    Path directory;

    @Test
    void theFormatIsFoundByTheNameOfAFileWritesItAndReadsIt() throws Exception {
        Path file = directory.resolve("trips.parquet");
        DataFormat format = DataFormats.of(file);
        Batch rows = Batch.of(RowType.of(new Field("fare", ColumnType.INT64)), Row.of("fare", 7L), Row.of("fare", 9L));
        try (FileSink sink = format.writing().create(file, rows.type())) {
            sink.write(rows);
        }

        assertThat(format.name()).isEqualTo("parquet");
        assertThat(format.source(FileSet.of(file))
                        .readInOrder(1, Meter.NONE, type -> NoSink.INSTANCE)
                        .rows())
                .isEqualTo(2);
    }
}

package io.penstock.parquet;

import io.penstock.columns.ColumnType;
import io.penstock.data.FileFormatContract;
import io.penstock.data.export.FileFormat;
import io.penstock.data.source.Source;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetContractTest extends FileFormatContract {

    @Override
    protected FileFormat format() {
        return ParquetFormat.snappy();
    }

    @Override
    protected Source source(Path... files) {
        return ParquetSource.of(files).withMaxBadFraction(1);
    }

    @Override
    protected List<ColumnType> types() {
        return List.of(
                ColumnType.INT64,
                ColumnType.FLOAT64,
                ColumnType.FLOAT32,
                ColumnType.BOOLEAN,
                ColumnType.TIMESTAMP,
                ColumnType.DATE,
                ColumnType.TEXT,
                ColumnType.BINARY,
                new ColumnType.Decimal(9, 2),
                new ColumnType.Decimal(38, 10),
                ColumnType.listOf(ColumnType.TEXT),
                ColumnType.listOf(ColumnType.listOf(ColumnType.FLOAT32)),
                new ColumnType.ListOf(ColumnType.FLOAT64, List.of(2, 2)));
    }

    @Test
    void aDamagedFileOfAnotherWriterGivesRowsOrAClearError(@TempDir Path directory) throws Exception {
        String query = """
                SELECT i, i * 1000003 AS wide, i / 3.0 AS d, 'row ' || i AS t, 'same' AS s, [i, NULL] AS l, i % 7 = 0 AS b,
                  (i / 4)::DECIMAL(20,2) AS p
                FROM range(300) r(i)
                """;
        for (String options : List.of(", COMPRESSION uncompressed", ", COMPRESSION uncompressed, PARQUET_VERSION v2")) {
            Path file = directory.resolve("duck.parquet");
            Duck.write(query, file, options);
            checkDamaged(file, source(file).rowType());
        }
    }
}

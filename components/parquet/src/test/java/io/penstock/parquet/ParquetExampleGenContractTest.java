package io.penstock.parquet;

import io.penstock.Component;
import io.penstock.columns.RowType;
import io.penstock.data.ExampleGen;
import io.penstock.data.Trips;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.source.Meter;
import io.penstock.data.split.Split;
import io.penstock.testing.ComponentContract;
import io.penstock.testing.TestExecution;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ParquetExampleGenContractTest extends ComponentContract {

    @TempDir
    Path scratch;

    @Override
    public Component<?> component(TestExecution test) throws Exception {
        Path file = scratch.resolve("trips.parquet");
        CsvSource.of(Trips.FILE).readInOrder(1, Meter.NONE, (RowType type) -> ParquetFormat.zstd()
                .create(file, type));
        return new ExampleGen(ParquetSource.of(file), Split.byHash(2, 1));
    }
}

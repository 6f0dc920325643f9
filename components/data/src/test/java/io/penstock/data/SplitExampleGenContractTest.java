package io.penstock.data;

import io.penstock.Component;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.csv.CsvSource;
import io.penstock.testing.ComponentContract;
import io.penstock.testing.TestExecution;

class SplitExampleGenContractTest extends ComponentContract {

    @Override
    public Component<?> component(TestExecution test) {
        RowType types = RowType.of(
                new Field("trip_seconds", ColumnType.INT64),
                new Field("fare", new ColumnType.Decimal(9, 2)),
                new Field("company", ColumnType.TEXT));
        return SplitExampleGen.of(
                CsvSource.of(Trips.FILE).withTypes(types),
                CsvSource.of(Trips.FILE).withTypes(types));
    }
}

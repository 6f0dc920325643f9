package io.penstock.samples.sketches;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import java.io.IOException;
import java.util.List;

/** Images are a list column with a shape: 28 x 28 grey values beside their digit. */
record ImageColumn(ExternalInput directory) implements Component<Port<Examples>> {

    private static final ColumnType GREY_28 = new ColumnType.ListOf(ColumnType.FLOAT32, List.of(28, 28));
    private static final RowType ROWS =
            new RowType(List.of(new Field("image", GREY_28), new Field("digit", ColumnType.INT64)));

    @Override
    public void run(Port<Examples> out, Execution execution) throws IOException {
        try (ExamplesWriter writer = execution.writer(out, ROWS, List.of("train"))) {
            BatchBuilder batch = new BatchBuilder(ROWS);
            batch.append(Row.of("image", List.of(), "digit", 7L));
            writer.write("train", batch.build());
        }
    }
}

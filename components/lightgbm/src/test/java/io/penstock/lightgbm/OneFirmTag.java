package io.penstock.lightgbm;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Rows of one number with two tags: one on every row, and one on the rows of great numbers. */
final class OneFirmTag {

    private static final int ROWS = 500;
    private static final RowType TYPE = new RowType(List.of(
            new Field("number", ColumnType.FLOAT64),
            new Field("label.firm", ColumnType.FLOAT64),
            new Field("label.great", ColumnType.FLOAT64)));

    private OneFirmTag() {}

    static TrainingSet in(Path directory) throws IOException {
        Batch batch = Batch.of(
                TYPE,
                List.of(
                        column(row -> row * 7919 % ROWS),
                        column(row -> 1),
                        column(row -> row * 7919 % ROWS > 300 ? 1 : 0)));
        try (ExamplesWriter writer = ExamplesWriter.in(Files.createDirectories(directory), TYPE, List.of("train"))) {
            writer.write("train", batch);
        }
        ProblemType tags = new ProblemType.MultilabelClassification(List.of("firm", "great"));
        Signature signature = new Signature(TYPE, List.of(new Feature.Numeric("number")), tags);
        return new TrainingSet(Examples.open(directory), signature, "train", Optional.empty());
    }

    private static DoubleColumn column(IntToDoubleFunction value) {
        return DoubleColumn.of(IntStream.range(0, ROWS).mapToDouble(value).toArray());
    }
}

package io.penstock.transform;

import io.penstock.Component;
import io.penstock.Definition;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.data.schema.Schema;
import io.penstock.errors.DataException;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import io.penstock.model.ProblemSource;
import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Learns features from one split and computes them for all.
 *
 * <p>The transformed examples have a column for each feature (see {@link io.penstock.model.Feature}), the FLOAT64 columns of the
 * label that its problem names ({@value Signature#LABEL} for most), and {@value Signature#WEIGHT} if rows are weighed. Rows whose
 * label is missing are left out of them; their number stands in the property {@code rows-without-label.<split>} of the
 * examples.
 *
 * @param examples raw rows
 * @param schema what the rows are expected to be; a column that is read and has another type is an error
 * @param spec label and features
 * @param train the split to learn from; nothing is learned from the others
 */
public record Transform(Port<Examples> examples, Port<Schema> schema, FeatureSpec spec, String train)
        implements Component<Transform.Outputs>, ProblemSource {

    /** The property of the transformed examples that counts rows left out, followed by the split. */
    public static final String ROWS_WITHOUT_LABEL = "rows-without-label.";

    /**
     * What it writes.
     *
     * @param examples features and label of every row that has a label
     * @param fitted the transform, to apply to raw rows
     */
    public record Outputs(Port<Examples> examples, Port<FittedTransform> fitted) implements io.penstock.Outputs {}

    /** Learns from the split {@code train}. */
    public Transform(Port<Examples> examples, Port<Schema> schema, FeatureSpec spec) {
        this(examples, schema, spec, "train");
    }

    @Override
    public void run(Outputs out, Execution execution) throws IOException, InterruptedException {
        Examples raw = execution.read(examples);
        List<String> columns = spec.columns(raw.rowType());
        checkTypes(raw.rowType().select(columns), execution.read(schema));
        FittedTransform fitted = fit(raw, columns, execution.threads());
        execution.write(out.fitted(), fitted);
        TransformedRows outputs = new TransformedRows(fitted, spec.weight());
        try (ExamplesWriter writer = execution.writer(out.examples(), outputs.type(), raw.splits())) {
            for (String split : raw.splits()) {
                long left = apply(outputs, raw, split, writer, execution);
                execution.property(out.examples(), ROWS_WITHOUT_LABEL + split, Long.toString(left));
            }
        }
    }

    @Override
    public Optional<ProblemType> problem(Definition definition) {
        return Optional.of(spec.label().problem());
    }

    private FittedTransform fit(Examples raw, List<String> columns, int threads) {
        return raw.reduce(train, columns, spec.analyzer(raw.rowType().select(columns)), threads);
    }

    private static void checkTypes(RowType columns, Schema schema) {
        String wrong = columns.fields().stream()
                .filter(field -> schema.column(field.name()).stream()
                        .anyMatch(c -> !c.type().equals(field.type())))
                .map(field -> "'%s' is '%s' instead of '%s'"
                        .formatted(
                                field.name(),
                                field.type(),
                                schema.require(field.name()).type()))
                .collect(Collectors.joining(", "));
        if (!wrong.isEmpty()) {
            throw new DataException(
                    "Columns have other types than the schema says: %s. Read them so, or make the schema anew."
                            .formatted(wrong));
        }
    }

    /** Writes a split and returns how many rows had no label. */
    private static long apply(
            TransformedRows outputs, Examples raw, String split, ExamplesWriter writer, Execution execution)
            throws IOException, InterruptedException {
        long left = 0;
        try (BatchReader batches = raw.read(split, outputs.columns())) {
            for (Batch batch : batches) {
                execution.checkCancelled();
                left += outputs.write(batch, writer, split);
            }
        }
        return left;
    }
}

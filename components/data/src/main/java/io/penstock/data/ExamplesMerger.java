package io.penstock.data;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Joins several examples to one, split by split, in their order: of spans those of a week, for example. All have the same columns;
 * a split that one of them lacks comes from the others. The rows in their quarantines are set aside here too, so that rows and rows
 * set aside are all rows of the parts.
 *
 * @param parts at least one
 */
public record ExamplesMerger(Port<List<Examples>> parts) implements Component<Port<Examples>> {

    /** Joins; throws {@link DataException} if there is nothing to join, or columns differ. */
    @Override
    public void run(Port<Examples> out, Execution execution) throws IOException, InterruptedException {
        List<Examples> all = execution.read(parts);
        if (all.isEmpty()) {
            throw new DataException("There are no examples to join. Find at least one span.");
        }
        RowType type = all.get(0).rowType();
        Set<String> splits = new LinkedHashSet<>();
        for (Examples part : all) {
            check(type, part.rowType());
            splits.addAll(part.splits());
        }
        try (ExamplesWriter writer = execution.writer(out, type, List.copyOf(splits))) {
            for (Examples part : all) {
                copy(part, writer, execution);
                writer.quarantineAllOf(part);
            }
            execution.property(out, "quarantined", Long.toString(writer.quarantined()));
        }
        execution.property(out, "splits", String.join(",", splits));
        execution.property(
                out,
                "rows",
                Long.toString(all.stream().mapToLong(Examples::rows).sum()));
    }

    private static void copy(Examples part, ExamplesWriter writer, Execution execution)
            throws IOException, InterruptedException {
        for (String split : part.splits()) {
            try (BatchReader batches = part.read(split)) {
                for (Batch batch : batches) {
                    execution.checkCancelled();
                    writer.write(split, batch);
                }
            }
        }
    }

    private static void check(RowType first, RowType other) {
        if (!other.equals(first)) {
            throw new DataException(
                    "Examples of %s cannot be joined to examples of %s. Read all of them with the same given types."
                            .formatted(other, first));
        }
    }
}

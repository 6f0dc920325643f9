package io.penstock.columns;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A view of a batch's row. */
final class BatchRow implements Row {

    private final Batch batch;
    private final int row;

    BatchRow(Batch batch, int row) {
        this.batch = batch;
        this.row = row;
    }

    @Override
    public Set<String> names() {
        return new LinkedHashSet<>(batch.type().names());
    }

    @Override
    public @Nullable Object value(String name) {
        return batch.column(name).boxed(row);
    }

    @Override
    public boolean isMissing(String name) {
        return batch.column(name).isMissing(row);
    }

    @Override
    public double number(String name) {
        return batch.column(name) instanceof NumericColumn numbers
                ? numbers.asDouble(row)
                : LooseRow.number(name, value(name));
    }

    @Override
    public String toString() {
        return names().stream().map(name -> name + "=" + value(name)).collect(Collectors.joining(", ", "{", "}"));
    }
}

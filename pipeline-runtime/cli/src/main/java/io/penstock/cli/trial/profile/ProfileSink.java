package io.penstock.cli.trial.profile;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.BatchSink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at each value of each column beside the label of its row. */
final class ProfileSink implements BatchSink {

    private static final int SHOWN = 3;

    private final String label;
    private final List<ColumnWatch> watches = new ArrayList<>();
    private final List<BadRow> firstBad = new ArrayList<>();

    ProfileSink(RowType type, String label) {
        this.label = label;
        for (Field field : type.fields()) {
            watches.add(new ColumnWatch(field));
        }
    }

    @Override
    public void write(Batch rows) {
        Column labels = rows.column(label);
        for (int i = 0; i < watches.size(); i++) {
            watch(watches.get(i), rows.columns().get(i), labels, rows.rows());
        }
    }

    private static void watch(ColumnWatch watch, Column values, Column labels, int rows) {
        for (int row = 0; row < rows; row++) {
            @Nullable Object value = values.boxed(row);
            watch.see(value, labels.boxed(row));
        }
    }

    @Override
    public void setAside(List<BadRow> rows) {
        rows.stream().limit(SHOWN - firstBad.size()).forEach(firstBad::add);
    }

    @Override
    public void close() {}

    List<ColumnProfile> profiles() {
        return watches.stream().map(ColumnWatch::profile).toList();
    }

    List<BadRow> firstBad() {
        return firstBad;
    }
}

package io.penstock.data.source;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sink that keeps all that it takes, to look at it. */
public final class KeptRows implements BatchSink {

    private final RowType type;
    private final List<Batch> batches = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();

    /** Keeps rows of a type. */
    public KeptRows(RowType type) {
        this.type = type;
    }

    /** Reads a source on one thread. */
    public static KeptRows of(Source source) throws Exception {
        return source.readInOrder(1, Meter.NONE, KeptRows::new).sinks().get(0);
    }

    /** Returns the columns. */
    public RowType type() {
        return type;
    }

    /** Returns the rows, each as its values. */
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Batch batch : batches) {
            for (int row = 0; row < batch.rows(); row++) {
                int at = row;
                rows.add(new ArrayList<>(
                        batch.columns().stream().map(column -> column.boxed(at)).toList()));
            }
        }
        return rows;
    }

    /** Returns the values of a column. */
    public List<@Nullable Object> column(String name) {
        int index = type.requireIndex(name);
        List<@Nullable Object> values = new ArrayList<>();
        rows().forEach(row -> values.add(row.get(index)));
        return values;
    }

    /** Returns values with byte strings that are equal if their bytes are. */
    public static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return new ArrayList<>(list.stream()
                    .map(each -> Optional.ofNullable(comparable(each)))
                    .toList());
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }

    /** Returns the rows that were set aside. */
    public List<BadRow> bad() {
        return bad;
    }

    @Override
    public void write(Batch rows) {
        batches.add(rows);
    }

    @Override
    public void setAside(List<BadRow> rows) {
        bad.addAll(rows);
    }

    @Override
    public void close() {}
}

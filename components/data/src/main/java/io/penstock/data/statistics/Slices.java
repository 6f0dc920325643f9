package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import io.penstock.columns.BooleanColumn;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.LongColumn;
import io.penstock.columns.RowType;
import io.penstock.columns.TextColumn;
import io.penstock.data.internal.XxHash64;
import io.penstock.errors.DataException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts of each slice that the values of a column make, of those with the least hashes if there are too many. */
final class Slices {

    private static final Set<ColumnType> TYPES =
            Set.of(ColumnType.TEXT, ColumnType.INT64, ColumnType.BOOLEAN, ColumnType.DATE);

    private final Field field;
    private final RowType type;
    private final StatisticsOptions options;
    private final int most;
    private final TextScratch scratch;
    private final TreeMap<Key, SplitCounts> slices = new TreeMap<>();
    private CountedTexts values = new CountedTexts();
    private long rows;

    /**
     * Begins.
     *
     * @param options what is counted of each slice
     * @param most number of slices
     */
    Slices(RowType type, String column, StatisticsOptions options, int most, TextScratch scratch) {
        this.field = checked(type.require(column));
        this.type = type;
        this.options = options;
        this.most = most;
        this.scratch = scratch;
    }

    /**
     * A value that makes a slice.
     *
     * @param hash XXH64 of its UTF-8; the least integer for rows without a value, so that these make a slice in any case
     * @param value empty for rows without one
     */
    record Key(long hash, Optional<String> value) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparingLong(Key::hash)
                .thenComparing(key -> key.value().orElse(""))
                .thenComparing(key -> key.value().isPresent());

        static Key of(Optional<String> value) {
            byte[] bytes = value.orElse("").getBytes(StandardCharsets.UTF_8);
            return new Key(value.isPresent() ? XxHash64.hash(bytes, 0, bytes.length) : Long.MIN_VALUE, value);
        }

        byte[] bytes() {
            return value.orElse("").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    void add(Batch batch) {
        rows += batch.rows();
        rowsByValue(batch.column(field.name())).forEach((value, selected) -> {
            Key key = Key.of(value);
            value.ifPresent(present -> count(key, selected.length));
            SplitCounts counts = slice(key);
            if (counts != null) {
                counts.add(batch.select(selected));
            }
        });
    }

    void merge(Slices other) {
        rows += other.rows;
        values.merge(other.values);
        other.slices.forEach((key, counts) -> {
            SplitCounts before = slices.putIfAbsent(key, counts);
            if (before != null) {
                before.merge(counts);
            }
        });
        limit();
    }

    void encode(DataOutput out) throws IOException {
        Varints.write(out, rows);
        values.encode(out);
        Varints.write(out, slices.size());
        for (Map.Entry<Key, SplitCounts> slice : slices.entrySet()) {
            byte[] key = slice.getKey().bytes();
            out.writeBoolean(slice.getKey().value().isPresent());
            Varints.writeBytes(out, key, 0, key.length);
            slice.getValue().encode(out);
        }
    }

    void decode(DataInput in) throws IOException {
        rows = Varints.read(in);
        values = CountedTexts.decode(in);
        int size = Varints.readSize(in, most);
        for (int i = 0; i < size; i++) {
            boolean present = in.readBoolean();
            String key = new String(Varints.readBytes(in, 1 << 30), StandardCharsets.UTF_8);
            SplitCounts counts = new SplitCounts(type, options, scratch);
            counts.decode(in);
            slices.put(Key.of(present ? Optional.of(key) : Optional.empty()), counts);
        }
    }

    /** Returns the slices by their hashes. */
    Map<Key, SplitCounts> counts() {
        return slices;
    }

    /** Returns the counts of a slice that is known to be there. */
    SplitCounts countsOf(String value) {
        return Objects.requireNonNull(slices.get(Key.of(Optional.of(value))), "a slice for each value");
    }

    /** Returns how many values make no slice. */
    long otherValues() {
        long made =
                slices.keySet().stream().filter(key -> key.value().isPresent()).count();
        return values.distinct() - made;
    }

    CountedTexts values() {
        return values;
    }

    long rows() {
        return rows;
    }

    Field field() {
        return field;
    }

    private @Nullable SplitCounts slice(Key key) {
        SplitCounts counts = slices.get(key);
        if (counts == null && (slices.size() < most || key.compareTo(slices.lastKey()) < 0)) {
            counts = new SplitCounts(type, options, scratch);
            slices.put(key, counts);
            limit();
        }
        return counts;
    }

    private void limit() {
        while (slices.size() > most) {
            slices.pollLastEntry();
        }
    }

    private void count(Key key, int number) {
        byte[] bytes = key.bytes();
        values.add(key.hash(), bytes, 0, bytes.length, number);
    }

    private Map<Optional<String>, int[]> rowsByValue(Column column) {
        Map<Optional<String>, IntStream.Builder> found = new HashMap<>();
        for (int row = 0; row < column.size(); row++) {
            found.computeIfAbsent(value(column, row), value -> IntStream.builder())
                    .add(row);
        }
        Map<Optional<String>, int[]> selected = new HashMap<>();
        found.forEach(
                (value, rowsOfValue) -> selected.put(value, rowsOfValue.build().toArray()));
        return selected;
    }

    private static Optional<String> value(Column column, int row) {
        if (column.isMissing(row)) {
            return Optional.empty();
        }
        if (column instanceof TextColumn texts) {
            return Optional.of(texts.value(row));
        }
        return Optional.of(
                column instanceof LongColumn longs
                        ? Long.toString(longs.value(row))
                        : Boolean.toString(((BooleanColumn) column).value(row)));
    }

    private static Field checked(Field field) {
        if (!TYPES.contains(field.type())) {
            throw new DataException(
                    "Column '%s' cannot make slices or be a label: its type is '%s'. Choose one of text, int64, boolean or date."
                            .formatted(field.name(), field.type()));
        }
        return field;
    }
}

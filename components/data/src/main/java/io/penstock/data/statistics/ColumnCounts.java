package io.penstock.data.statistics;

import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** What was seen of one column so far. Merging is associative and commutative to the bit. */
abstract sealed class ColumnCounts permits NumericCounts, TextCounts, ColumnCounts.PresenceCounts {

    private final Field field;
    private long present;
    private long missing;

    ColumnCounts(Field field) {
        this.field = field;
    }

    static ColumnCounts of(Field field) {
        if (field.type() == ColumnType.TEXT) {
            return new TextCounts(field);
        }
        boolean other = field.type() == ColumnType.BINARY || field.type() instanceof ColumnType.ListOf;
        return other ? new PresenceCounts(field) : new NumericCounts(field);
    }

    /** Adds a column; the scratch is for use meanwhile. */
    final void add(Column column, TextScratch scratch) {
        missing += column.missing();
        present += column.size() - column.missing();
        addValues(column, scratch);
    }

    final void merge(ColumnCounts other) {
        present += other.present;
        missing += other.missing;
        mergeValues(other);
    }

    final void encode(DataOutput out) throws IOException {
        out.writeLong(present);
        out.writeLong(missing);
        encodeValues(out);
    }

    final void decode(DataInput in) throws IOException {
        present = in.readLong();
        missing = in.readLong();
        decodeValues(in);
    }

    abstract ColumnStatistics finish(StatisticsOptions options);

    abstract void addValues(Column column, TextScratch scratch);

    abstract void mergeValues(ColumnCounts other);

    abstract void encodeValues(DataOutput out) throws IOException;

    abstract void decodeValues(DataInput in) throws IOException;

    final Field field() {
        return field;
    }

    final long present() {
        return present;
    }

    final ColumnStatistics statistics(
            Optional<NumericStatistics> numbers, Optional<TextStatistics> texts, Optional<ValueCounts> values) {
        return new ColumnStatistics(field.name(), field.type(), present, missing, numbers, texts, values);
    }

    /** Of a column whose values are neither numbers nor text. */
    static final class PresenceCounts extends ColumnCounts {

        PresenceCounts(Field field) {
            super(field);
        }

        @Override
        void addValues(Column column, TextScratch scratch) {}

        @Override
        void mergeValues(ColumnCounts other) {}

        @Override
        void encodeValues(DataOutput out) {}

        @Override
        void decodeValues(DataInput in) {}

        @Override
        ColumnStatistics finish(StatisticsOptions options) {
            return statistics(Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}

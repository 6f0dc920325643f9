package io.penstock.data.statistics;

import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** What was seen of one column so far. Merging is associative and commutative to the bit. */
abstract sealed class ColumnCounts permits NumericCounts, TextCounts, BinaryCounts, ListCounts {

    private final Field field;
    private long present;
    private long missing;

    ColumnCounts(Field field) {
        this.field = field;
    }

    /** Begins without the distinct values of many numbers. */
    static ColumnCounts of(Field field) {
        return of(field, 0);
    }

    /**
     * Begins.
     *
     * @param mostDistinct how many distinct numbers are counted exactly before they are estimated; 0 if neither is of interest
     */
    static ColumnCounts of(Field field, int mostDistinct) {
        if (field.type() instanceof ColumnType.ListOf list) {
            return new ListCounts(field, list);
        }
        if (field.type() == ColumnType.TEXT) {
            return new TextCounts(field);
        }
        return field.type() == ColumnType.BINARY ? new BinaryCounts(field) : new NumericCounts(field, mostDistinct);
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
        Varints.write(out, present);
        Varints.write(out, missing);
        encodeValues(out);
    }

    final void decode(DataInput in) throws IOException {
        present = Varints.read(in);
        missing = Varints.read(in);
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

    final long missing() {
        return missing;
    }

    /** Returns statistics of presence alone. */
    final ColumnStatistics statistics() {
        return statistics(Optional.empty(), Optional.empty(), Optional.empty());
    }

    final ColumnStatistics statistics(
            Optional<NumericStatistics> numbers, Optional<TextStatistics> texts, Optional<ValueCounts> values) {
        return new ColumnStatistics(field.name(), field.type(), present, missing, numbers, texts, values);
    }
}

package io.penstock.columns;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of one field in some rows. Immutable and thread-safe; arrays given to a factory are taken over, not copied,
 * and must not be changed afterwards.
 *
 * <p>Switch on the kind, or ask a {@link Batch} for the kind by name. Reading a value of a missing row, or of one
 * outside {@code 0..size()-1}, gives an arbitrary one or throws {@link IndexOutOfBoundsException}, unless a method says
 * otherwise: ask {@link #isMissing} first.
 */
public sealed interface Column permits NumericColumn, TextColumn, BinaryColumn, ListColumn {

    /** Returns what the values are. */
    ColumnType type();

    /** Returns which rows have a value. */
    Validity validity();

    /** Returns the number of rows. */
    default int size() {
        return validity().size();
    }

    /** Returns whether a row has no value. */
    default boolean isMissing(int row) {
        return validity().isMissing(row);
    }

    /** Returns the number of rows without a value. */
    default int missing() {
        return validity().missing();
    }

    /** Returns the column of the given rows, in their order; rows may repeat. */
    Column select(int[] rows);

    /** Returns the column of the rows {@code from} to {@code to - 1}. */
    Column slice(int from, int to);

    /**
     * Returns a row's value as an object, or null if it is missing: Long, Double, Float, Boolean, {@link
     * java.time.Instant}, {@link java.time.LocalDate}, String, byte[], {@link java.math.BigDecimal}, or a {@link
     * java.util.List} of these.
     */
    @Nullable
    Object boxed(int row);

    /** Returns whether another column has the same type and the same values in the same order. Walks all rows. */
    default boolean sameValues(Column other) {
        if (!type().equals(other.type()) || size() != other.size() || missing() != other.missing()) {
            return false;
        }
        for (int row = 0; row < size(); row++) {
            if (!Objects.deepEquals(boxed(row), other.boxed(row))) {
                return false;
            }
        }
        return true;
    }
}

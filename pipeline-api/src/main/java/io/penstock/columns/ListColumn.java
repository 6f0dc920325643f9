package io.penstock.columns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of {@link ColumnType.ListOf}: the elements of all rows end to end in one column, with offsets. */
public final class ListColumn implements Column {

    private final ColumnType.ListOf type;
    private final int[] offsets;
    private final Column elements;
    private final Validity validity;

    private ListColumn(ColumnType.ListOf type, int[] offsets, Column elements, Validity validity) {
        this.type = type;
        this.offsets = offsets;
        this.elements = elements;
        this.validity = validity;
    }

    /**
     * Returns a column of lists.
     *
     * @param offsets where each row begins, and where the last one ends: one more than there are rows; taken over
     * @param elements the elements of all rows, in row order
     * @throws IllegalArgumentException if a list has not the length that the type's shape asks for
     */
    public static ListColumn of(ColumnType.ListOf type, int[] offsets, Column elements, Validity validity) {
        Columns.checkOffsets(offsets, elements.size(), validity);
        if (!type.element().equals(elements.type())) {
            throw new IllegalArgumentException(
                    "A column of '%s' got elements of '%s'.".formatted(type, elements.type()));
        }
        ListColumn column = new ListColumn(type, offsets, elements, validity);
        column.checkShape();
        return column;
    }

    @Override
    public ColumnType.ListOf type() {
        return type;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    /** Returns the elements of all rows, end to end. */
    public Column elements() {
        return elements;
    }

    /** Returns where a row's list begins in {@link #elements}. */
    public int offset(int row) {
        return offsets[row];
    }

    /** Returns the number of elements of a row; arbitrary if it is missing. */
    public int length(int row) {
        return offsets[row + 1] - offsets[row];
    }

    /** Returns the elements of a row; arbitrary if it is missing. */
    public Column value(int row) {
        return elements.slice(offsets[row], offsets[row + 1]);
    }

    @Override
    public ListColumn select(int[] rows) {
        int[] starts = ByteRuns.selectOffsets(offsets, rows);
        int[] picked = new int[starts[rows.length]];
        for (int i = 0; i < rows.length; i++) {
            for (int at = starts[i]; at < starts[i + 1]; at++) {
                picked[at] = offsets[rows[i]] + at - starts[i];
            }
        }
        return new ListColumn(type, starts, elements.select(picked), validity.select(rows));
    }

    @Override
    public ListColumn slice(int from, int to) {
        return new ListColumn(type, Arrays.copyOfRange(offsets, from, to + 1), elements, validity.slice(from, to));
    }

    @Override
    public @Nullable List<@Nullable Object> boxed(int row) {
        if (isMissing(row)) {
            return null;
        }
        List<@Nullable Object> list = new ArrayList<>(length(row));
        for (int at = offsets[row]; at < offsets[row + 1]; at++) {
            list.add(elements.boxed(at));
        }
        return Collections.unmodifiableList(list);
    }

    private void checkShape() {
        int length = type.fixedLength();
        for (int row = 0; length >= 0 && row < size(); row++) {
            if (length(row) != length && !isMissing(row)) {
                throw new IllegalArgumentException(
                        "A list of type '%s' has %d elements instead of %d.".formatted(type, length(row), length));
            }
        }
    }
}

package io.penstock.cli.trial.profile;

import io.penstock.columns.ColumnType;
import java.util.List;

/**
 * What the rows tell of one column.
 *
 * @param name the column
 * @param type of its values
 * @param present number of rows with a value
 * @param missing number of rows without
 * @param distinct number of different values; if there are more than are counted, how many were
 * @param allDifferent whether no value occurred twice, as far as was counted
 * @param rising whether each number is greater than the one before
 * @param min least number, NaN of texts
 * @param max greatest number, NaN of texts
 * @param averageLength mean length of texts, 0 of numbers
 * @param values different values with their numbers of rows, most frequent first, as many as are listed
 * @param link what it tells of the label
 */
public record ColumnProfile(
        String name,
        ColumnType type,
        long present,
        long missing,
        long distinct,
        boolean allDifferent,
        boolean rising,
        double min,
        double max,
        double averageLength,
        List<Value> values,
        LabelLink link) {

    /**
     * One value.
     *
     * @param text the value as text
     * @param rows how many rows hold it
     */
    public record Value(String text, long rows) {}

    /** Copies the list. */
    public ColumnProfile {
        values = List.copyOf(values);
    }

    /** Returns whether its values are texts. */
    public boolean isText() {
        return type == ColumnType.TEXT;
    }

    /** Returns whether its values are whole numbers. */
    public boolean isWhole() {
        return type == ColumnType.INT64;
    }

    /** Returns whether its values are numbers one after the other without a gap, in any order. */
    public boolean isNumbering() {
        return isWhole() && allDifferent && max - min == present - 1;
    }

    /** Returns the values as texts. */
    public List<String> texts() {
        return values.stream().map(Value::text).toList();
    }
}

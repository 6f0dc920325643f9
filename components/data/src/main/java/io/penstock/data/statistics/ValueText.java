package io.penstock.data.statistics;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.penstock.columns.ColumnType;

/** Writes numbers of a column as {@link ValueCounts.ValueCount} says. */
final class ValueText {

    private ValueText() {}

    static String of(ColumnType type, double value) {
        if (type == ColumnType.BOOLEAN) {
            return value == 0 ? "false" : "true";
        }
        boolean integer = type == ColumnType.INT64 || type == ColumnType.TIMESTAMP || type == ColumnType.DATE;
        return integer ? Long.toString((long) value) : text(value);
    }

    /** The form of CanonicalJson, without the tenth of a second that a new JVM takes to make ready for all of JSON. */
    private static String text(double finite) {
        return NumberOutput.toString(finite, true);
    }
}

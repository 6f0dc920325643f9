package io.penstock.data.statistics;

import io.penstock.columns.ColumnType;
import io.penstock.json.CanonicalJson;

/** Writes numbers of a column as {@link ValueCounts.ValueCount} says. */
final class ValueText {

    private ValueText() {}

    static String of(ColumnType type, double value) {
        if (type == ColumnType.BOOLEAN) {
            return value == 0 ? "false" : "true";
        }
        boolean integer = type == ColumnType.INT64 || type == ColumnType.TIMESTAMP || type == ColumnType.DATE;
        return integer ? Long.toString((long) value) : CanonicalJson.write(value);
    }
}

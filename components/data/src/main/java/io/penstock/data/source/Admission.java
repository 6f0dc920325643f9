package io.penstock.data.source;

import io.penstock.columns.ColumnType;
import java.util.Set;

/** Which types have values that can be values of another one. */
final class Admission {

    private static final Set<ColumnType> REALS = Set.of(ColumnType.FLOAT64, ColumnType.FLOAT32);

    private Admission() {}

    static boolean of(ColumnType from, ColumnType to) {
        if (from.equals(to) || from == ColumnType.TEXT) {
            return true;
        }
        if (from instanceof ColumnType.ListOf list) {
            return to instanceof ColumnType.ListOf other && of(list.element(), other.element());
        }
        if (isNumber(from)) {
            return isNumber(to) || to == ColumnType.BOOLEAN && from == ColumnType.INT64 || isText(from, to);
        }
        return to == ColumnType.TEXT;
    }

    private static boolean isNumber(ColumnType type) {
        return type == ColumnType.INT64 || REALS.contains(type) || type instanceof ColumnType.Decimal;
    }

    private static boolean isText(ColumnType from, ColumnType to) {
        return to == ColumnType.TEXT && !REALS.contains(from);
    }
}

package io.penstock.data.csv;

import io.penstock.columns.ColumnType;
import java.util.stream.Stream;

/** What a field can be read as, narrowest first. A column has the widest type of its fields; one of missing values alone is {@code INT64}. */
enum CellType {
    INT64(ColumnType.INT64),
    FLOAT64(ColumnType.FLOAT64),
    TEXT(ColumnType.TEXT);

    private final ColumnType type;

    CellType(ColumnType type) {
        this.type = type;
    }

    /** Returns what reads values of an inferred type. */
    static CellType of(ColumnType type) {
        return Stream.of(values())
                .filter(cell -> cell.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is never inferred.".formatted(type)));
    }

    ColumnType columnType() {
        return type;
    }

    CellType or(CellType other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

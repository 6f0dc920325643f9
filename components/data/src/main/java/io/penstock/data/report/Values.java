package io.penstock.data.report;

import io.penstock.columns.ColumnType;
import io.penstock.report.Figures;
import java.time.Instant;
import java.time.LocalDate;

/** Writes the numbers of a column as its values. */
final class Values {

    private static final long MICROS = 1_000_000;

    private Values() {}

    static String text(double number, ColumnType type) {
        if (type == ColumnType.TIMESTAMP) {
            String instant =
                    Instant.ofEpochSecond(Math.floorDiv((long) number, MICROS)).toString();
            return instant.replace('T', ' ').replace("Z", "");
        }
        return type == ColumnType.DATE
                ? LocalDate.ofEpochDay(Math.round(number)).toString()
                : Figures.number(number);
    }
}

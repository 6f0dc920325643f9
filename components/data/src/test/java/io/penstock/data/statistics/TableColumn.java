package io.penstock.data.statistics;

import java.sql.SQLException;

/** A column of a table. */
record TableColumn(Table table, ColumnStatistics column) {

    double sql(String expression) throws SQLException {
        return table.duck().number(expression.replace("$x", column.name()).replace("$w", table.weighed()));
    }

    @Override
    public String toString() {
        return table + "/" + column.name();
    }
}

package io.penstock.data.jdbc;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a result.
 *
 * @param index from 1
 * @param field its name and type
 * @param getter how its values are asked for
 */
record ResultColumn(int index, Field field, Getter getter) {

    private static final int MOST_DIGITS = 38;

    /** Asks for the value of a column of the row where a result stands. */
    private interface Getter {
        @Nullable
        Object value(ResultSet result, int index) throws SQLException;
    }

    /** A type and how its values are asked for. */
    private record Form(ColumnType type, Getter getter) {}

    static List<ResultColumn> of(ResultSetMetaData result, String product) throws SQLException {
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 1; i <= result.getColumnCount(); i++) {
            Form form = product.equals("SQLite") ? ofSqlite(result, i) : form(result, i);
            columns.add(new ResultColumn(i, new Field(result.getColumnLabel(i), form.type()), form.getter()));
        }
        return columns;
    }

    /** Returns this column with another type. */
    ResultColumn as(Field other) {
        return new ResultColumn(index, other, getter);
    }

    @Nullable
    Object value(ResultSet result) throws SQLException {
        return getter.value(result, index);
    }

    /** Types values, not columns, so values come as they are. */
    private static Form ofSqlite(ResultSetMetaData result, int index) throws SQLException {
        Form usual = form(result, index);
        ColumnType type = usual.type() == ColumnType.FLOAT32 ? ColumnType.FLOAT64 : usual.type();
        return new Form(type, ResultSet::getObject);
    }

    private static Form form(ResultSetMetaData result, int index) throws SQLException {
        String name = result.getColumnTypeName(index);
        return switch (result.getColumnType(index)) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> plain(ColumnType.INT64);
            case Types.REAL -> plain(ColumnType.FLOAT32);
            case Types.FLOAT, Types.DOUBLE -> plain(ColumnType.FLOAT64);
            case Types.NUMERIC, Types.DECIMAL ->
                new Form(decimal(result.getPrecision(index), result.getScale(index)), ResultSet::getObject);
            case Types.BIT, Types.BOOLEAN -> plain(ColumnType.BOOLEAN);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                new Form(ColumnType.BINARY, ResultSet::getBytes);
            case Types.DATE -> new Form(ColumnType.DATE, (row, i) -> row.getObject(i, LocalDate.class));
            case Types.TIMESTAMP -> timestamp(name);
            case Types.TIMESTAMP_WITH_TIMEZONE -> timestamp("timestamptz");
            case Types.ARRAY -> array(name);
            default -> text();
        };
    }

    private static Form plain(ColumnType type) {
        return new Form(type, ResultSet::getObject);
    }

    private static Form text() {
        return new Form(ColumnType.TEXT, ResultSet::getString);
    }

    private static ColumnType decimal(int precision, int scale) {
        boolean told = precision >= 1 && precision <= MOST_DIGITS && scale >= 0 && scale <= precision;
        return told ? new ColumnType.Decimal(precision, scale) : new ColumnType.Decimal(MOST_DIGITS, 18);
    }

    /** PostgreSQL tells both kinds of times alike, but by their names. */
    private static Form timestamp(String name) {
        return name.toLowerCase(Locale.ROOT).matches("timestamptz|timestamp.*with time zone.*")
                ? new Form(ColumnType.TIMESTAMP, (row, i) -> row.getObject(i, OffsetDateTime.class))
                : new Form(ColumnType.TIMESTAMP, (row, i) -> row.getObject(i, LocalDateTime.class));
    }

    private static Form array(String name) {
        ColumnType element =
                switch (name.toLowerCase(Locale.ROOT).replaceAll("^_|\\[]$", "")) {
                    case "int2", "int4", "int8", "smallint", "integer", "bigint" -> ColumnType.INT64;
                    case "float4", "real" -> ColumnType.FLOAT32;
                    case "float8", "double", "double precision" -> ColumnType.FLOAT64;
                    case "bool", "boolean" -> ColumnType.BOOLEAN;
                    default -> ColumnType.TEXT;
                };
        return new Form(ColumnType.listOf(element), ResultColumn::elements);
    }

    private static @Nullable Object elements(ResultSet row, int index) throws SQLException {
        Array array = row.getArray(index);
        return array == null ? null : array.getArray();
    }
}

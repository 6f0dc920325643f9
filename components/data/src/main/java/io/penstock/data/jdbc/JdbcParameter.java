package io.penstock.data.jdbc;

import io.penstock.columns.Column;
import io.penstock.columns.ColumnBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.data.source.ValueConverter;
import io.penstock.errors.DefinitionException;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;

/**
 * The value of a {@code ?} in a query.
 *
 * @param type what it is: no list, and not binary
 * @param text its written form, as {@link ValueConverter} tells it
 */
public record JdbcParameter(ColumnType type, String text) {

    /** Checks the text. */
    public JdbcParameter {
        if (type instanceof ColumnType.ListOf || type == ColumnType.BINARY || type == ColumnType.FLOAT32) {
            throw new DefinitionException("A parameter of a query cannot be '%s'.".formatted(type));
        }
        value(type, text);
    }

    /** Returns a whole number. */
    public static JdbcParameter of(long value) {
        return new JdbcParameter(ColumnType.INT64, Long.toString(value));
    }

    /** Returns a number. */
    public static JdbcParameter of(double value) {
        return new JdbcParameter(ColumnType.FLOAT64, Double.toString(value));
    }

    /** Returns a decimal number of at most 38 digits. */
    public static JdbcParameter of(BigDecimal value) {
        int scale = Math.max(0, value.scale());
        return new JdbcParameter(new ColumnType.Decimal(38, scale), value.toPlainString());
    }

    /** Returns a truth value. */
    public static JdbcParameter of(boolean value) {
        return new JdbcParameter(ColumnType.BOOLEAN, Boolean.toString(value));
    }

    /** Returns a text. */
    public static JdbcParameter of(String value) {
        return new JdbcParameter(ColumnType.TEXT, value);
    }

    /** Returns an instant. */
    public static JdbcParameter of(Instant value) {
        return new JdbcParameter(ColumnType.TIMESTAMP, value.toString());
    }

    /** Returns a day. */
    public static JdbcParameter of(LocalDate value) {
        return new JdbcParameter(ColumnType.DATE, value.toString());
    }

    void set(PreparedStatement statement, int index) throws SQLException {
        Object value = value(type, text);
        if (value instanceof Instant instant) {
            Calendar utc = Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
            statement.setTimestamp(index, Timestamp.from(instant), utc);
        } else if (value instanceof LocalDate date) {
            statement.setDate(index, Date.valueOf(date));
        } else {
            statement.setObject(index, value);
        }
    }

    private static Object value(ColumnType type, String text) {
        ColumnBuilder builder = ColumnBuilder.of(type);
        if (!ValueConverter.to(type).append(text, builder)) {
            throw new DefinitionException("The parameter '%s' of a query is no %s.".formatted(text, type));
        }
        Column column = builder.build();
        return Objects.requireNonNull(column.boxed(0));
    }
}

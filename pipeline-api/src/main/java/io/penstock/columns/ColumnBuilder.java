package io.penstock.columns;

import io.penstock.errors.DataException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Collects the values of one column, row by row or range by range. Reusable after {@link #build}. Not thread-safe.
 *
 * <p>An {@code append} that the column's type does not allow throws {@link DataException} with column, value and type,
 * after which the builder is not to be used.
 */
public abstract sealed class ColumnBuilder
        permits LongBuilder,
                DoubleBuilder,
                FloatBuilder,
                BooleanBuilder,
                DecimalBuilder,
                TextBuilder,
                BinaryBuilder,
                ListBuilder {

    final ValidityBuilder validity = new ValidityBuilder();
    private final Field field;

    ColumnBuilder(Field field) {
        this.field = field;
    }

    /** Returns an empty builder for a column whose name shows in messages. */
    public static ColumnBuilder of(Field field) {
        ColumnType type = field.type();
        if (type instanceof ColumnType.Decimal decimal) {
            return new DecimalBuilder(field, decimal);
        }
        if (type instanceof ColumnType.ListOf list) {
            return new ListBuilder(field, list);
        }
        return switch ((ColumnType.Primitive) type) {
            case INT64, TIMESTAMP, DATE -> new LongBuilder(field);
            case FLOAT64 -> new DoubleBuilder(field);
            case FLOAT32 -> new FloatBuilder(field);
            case BOOLEAN -> new BooleanBuilder(field);
            case TEXT -> new TextBuilder(field);
            case BINARY -> new BinaryBuilder(field);
        };
    }

    /** Returns an empty builder for a column that messages call {@code values}. */
    public static ColumnBuilder of(ColumnType type) {
        return of(new Field("values", type));
    }

    /** Returns what the values are. */
    public final ColumnType type() {
        return field.type();
    }

    /** Returns the number of rows so far. */
    public final int size() {
        return validity.size();
    }

    /** Returns about how many bytes of memory the rows so far take. */
    public long byteSize() {
        return (long) Long.BYTES * size();
    }

    /** Appends a row without a value. */
    public abstract void appendMissing();

    /** Appends an integer; microseconds or days since 1970 for timestamps and dates. Floating-point columns convert it. */
    public void appendLong(long value) {
        throw refused(value);
    }

    /** Appends a double. A column of {@code FLOAT32} rounds it. */
    public void appendDouble(double value) {
        throw refused(value);
    }

    /** Appends a float. A column of {@code FLOAT64} widens it. */
    public void appendFloat(float value) {
        throw refused(value);
    }

    /** Appends a truth value. */
    public void appendBoolean(boolean value) {
        throw refused(value);
    }

    /** Appends text. Half a surrogate pair becomes {@code ?}. */
    public void appendText(CharSequence text) {
        throw refused(text);
    }

    /** Appends text from its UTF-8, which is copied and not checked. */
    public void appendText(byte[] utf8, int offset, int length) {
        throw refused("text");
    }

    /** Appends a byte string, which is copied. */
    public void appendBytes(byte[] bytes, int offset, int length) {
        throw refused("bytes");
    }

    /** Appends a decimal, which must fit the column's precision and scale exactly. */
    public void appendDecimal(BigDecimal value) {
        throw refused(value);
    }

    /** Returns the builder of a list column's elements: append a list's elements there, then call {@link #endList}. */
    public ColumnBuilder elements() {
        throw refused("elements");
    }

    /** Appends the list of all elements that came since the last one. */
    public void endList() {
        throw refused("elements");
    }

    /**
     * Appends an object, missing if null. Takes what {@link Column#boxed} gives, any integer for integers, timestamps and
     * dates, any number for floating-point, and primitive arrays for lists of numbers.
     */
    public final void append(@Nullable Object value) {
        if (value == null) {
            appendMissing();
        } else {
            appendBoxed(value);
        }
    }

    /**
     * Appends rows of a column of the same type. Missing rows get a fixed value, so that equal rows give equal arrays.
     *
     * @param from first row
     * @param to behind the last row
     */
    public final void append(Column source, int from, int to) {
        if (!source.type().equals(type())) {
            throw refused("a column of " + source.type());
        }
        appendRange(source, from, to);
        validity.append(source.validity(), from, to);
    }

    /** Returns the column of what was appended, and begins anew. */
    public abstract Column build();

    abstract void appendBoxed(Object value);

    /** Appends values of a column, not their validity; {@link #size} still tells the number of rows before. */
    abstract void appendRange(Column source, int from, int to);

    final DataException refused(Object value) {
        return new DataException("Column '%s' (%s) takes no '%s' (%s)."
                .formatted(field.name(), field.type(), value, value.getClass().getSimpleName()));
    }
}

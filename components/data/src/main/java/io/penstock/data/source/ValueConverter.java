package io.penstock.data.source;

import io.penstock.columns.ColumnBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import java.lang.reflect.Array;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into those of a column's type: exactly, or not at all. Thread-safe.
 *
 * <p>Takes the objects that {@link io.penstock.columns.Column#boxed} gives, smaller and bigger numbers, local and offset times,
 * enums (their name) and primitive arrays. Into each type go:
 *
 * <ul>
 *   <li>{@code int64}: whole numbers within 64 bits, whatever their type
 *   <li>{@code float64}: integers that a double holds exactly; decimals and numbers written as text, as the nearest double
 *   <li>{@code float32}: the float nearest to the double, unless that is beyond its range
 *   <li>{@code decimal}: numbers of no more digits; of a double the decimal that is nearest to it and reads back as it
 *   <li>{@code boolean}: {@code true} and {@code false} in any case, 1 and 0
 *   <li>{@code timestamp}: instants of whole microseconds; as text in ISO 8601, in UTC if there is no offset
 *   <li>{@code date}: days; as text in ISO 8601
 *   <li>{@code text}: integers, decimals, truth values, times and days in their ISO form, bytes that are UTF-8; floating-point numbers
 *       are not, since they have many written forms
 *   <li>{@code binary}: bytes; of a text, its Base64 (RFC 4648) is decoded
 *   <li>lists: lists whose elements go into the element type; of a text, its JSON array is read
 * </ul>
 */
public final class ValueConverter {

    private final ColumnType type;
    private final @Nullable ValueConverter element;

    private ValueConverter(ColumnType type) {
        this.type = type;
        this.element = type instanceof ColumnType.ListOf list ? new ValueConverter(list.element()) : null;
    }

    /** Returns what converts to a type. */
    public static ValueConverter to(ColumnType type) {
        return new ValueConverter(type);
    }

    /** Returns whether values of one type can be values of another one at all. */
    public static boolean canConvert(ColumnType from, ColumnType to) {
        return Admission.of(from, to);
    }

    /** Returns the reason for setting a row aside that has a value which is none of its column's. */
    public static String misfit(Field column, Object value) {
        return Misfit.of(column, value);
    }

    /**
     * Appends a value.
     *
     * @param into of the type
     * @return false if the value is none of the type; then {@link ColumnBuilder#appendMissing} is to be called in its place
     */
    public boolean append(Object value, ColumnBuilder into) {
        if (value instanceof CharSequence text && type != ColumnType.TEXT) {
            return append(text.toString(), into);
        }
        if (element != null) {
            return elements(value).filter(list -> appendList(list, into)).isPresent();
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return put(Numbers.decimal(value, decimal), into::appendDecimal);
        }
        return appendPrimitive((ColumnType.Primitive) type, value, into);
    }

    private boolean append(String text, ColumnBuilder into) {
        Optional<?> read = TextValues.read(text, type);
        return read.isPresent() && append(read.get(), into);
    }

    private static boolean appendPrimitive(ColumnType.Primitive type, Object value, ColumnBuilder into) {
        return switch (type) {
            case INT64 -> put(Numbers.integer(value), into::appendLong);
            case FLOAT64 -> put(Numbers.real(value), into::appendDouble);
            case FLOAT32 -> put(Numbers.real(value).flatMap(Numbers::single), into::appendFloat);
            case BOOLEAN -> put(truth(value), into::appendBoolean);
            case TIMESTAMP -> put(Times.instant(value).flatMap(Times::micros), into::appendLong);
            case DATE -> value instanceof LocalDate date && put(Times.days(date), into::appendLong);
            case TEXT -> put(TextValues.write(value), into::appendText);
            case BINARY -> value instanceof byte[] bytes && appendBytes(bytes, into);
        };
    }

    private boolean appendList(List<?> values, ColumnBuilder into) {
        int length = ((ColumnType.ListOf) type).fixedLength();
        if (length >= 0 && length != values.size()) {
            return false;
        }
        for (Object value : values) {
            if (!appendElement(value, into.elements())) {
                return false;
            }
        }
        into.endList();
        return true;
    }

    private boolean appendElement(@Nullable Object value, ColumnBuilder into) {
        boolean appended = value != null && Objects.requireNonNull(element).append(value, into);
        if (!appended) {
            into.appendMissing();
        }
        return appended || value == null;
    }

    private static Optional<List<?>> elements(Object value) {
        if (value instanceof List<?> list) {
            return Optional.of(list);
        }
        if (value.getClass().isArray() && !(value instanceof byte[])) {
            return Optional.of(IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> Array.get(value, i))
                    .collect(Collectors.toList()));
        }
        return Optional.empty();
    }

    private static boolean appendBytes(byte[] bytes, ColumnBuilder into) {
        into.appendBytes(bytes, 0, bytes.length);
        return true;
    }

    private static Optional<Boolean> truth(Object value) {
        if (value instanceof Boolean truth) {
            return Optional.of(truth);
        }
        return Numbers.integer(value)
                .filter(number -> number == 0 || number == 1)
                .map(number -> number == 1);
    }

    private static <T> boolean put(Optional<T> value, Consumer<T> into) {
        value.ifPresent(into);
        return value.isPresent();
    }
}

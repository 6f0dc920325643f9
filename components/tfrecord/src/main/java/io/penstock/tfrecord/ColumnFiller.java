package io.penstock.tfrecord;

import io.penstock.columns.ColumnBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.data.source.ValueConverter;
import io.penstock.errors.DataException;
import io.penstock.tfrecord.FeatureValues.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Puts the values of a feature into a column: exactly, or not at all. */
final class ColumnFiller {

    private static final int MOST_SHOWN = 5;

    private final Field field;
    private final ColumnType element;
    private final boolean list;
    private final int fixedLength;
    private final ValueConverter converter;

    /**
     * Fills a column.
     *
     * @throws DataException if it is of lists of lists, which examples lack
     */
    ColumnFiller(Field field) {
        this.field = field;
        this.list = field.type() instanceof ColumnType.ListOf;
        this.element = field.type() instanceof ColumnType.ListOf lists ? lists.element() : field.type();
        this.fixedLength = field.type() instanceof ColumnType.ListOf lists ? lists.fixedLength() : -1;
        this.converter = ValueConverter.to(element);
        if (element instanceof ColumnType.ListOf) {
            throw new DataException(
                    "Column '%s' is asked for as '%s', but a tf.Example has no lists of lists. Ask for '%s'."
                            .formatted(field.name(), field.type(), element));
        }
    }

    /** Appends a value, if there is one; returns false if it is none of the column's. */
    boolean fill(FeatureValues values, ColumnBuilder into) {
        if (values.kind() == Kind.NONE || !list && values.size() == 0) {
            return true;
        }
        return list ? fillList(values, into) : values.size() == 1 && append(values, 0, into);
    }

    /** Returns why a value is none of the column's. */
    String misfit(FeatureValues values) {
        List<?> shown = IntStream.range(0, Math.min(values.size(), MOST_SHOWN))
                .mapToObj(values::boxed)
                .map(value -> value instanceof byte[] bytes ? Arrays.toString(bytes) : value)
                .toList();
        return ValueConverter.misfit(field, !list && shown.size() == 1 ? shown.get(0) : shown);
    }

    private boolean fillList(FeatureValues values, ColumnBuilder into) {
        if (fixedLength >= 0 && values.size() != fixedLength) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            if (!append(values, i, into.elements())) {
                return false;
            }
        }
        into.endList();
        return true;
    }

    private boolean append(FeatureValues values, int index, ColumnBuilder into) {
        return switch (values.kind()) {
            case INT64 -> appendInteger(values.integer(index), into);
            case FLOAT -> appendReal(values.real(index), into);
            case BYTES -> appendString(values, index, into);
            case NONE -> false;
        };
    }

    /** Integers are also microseconds and days, since that is how times are written. */
    private boolean appendInteger(long value, ColumnBuilder into) {
        boolean direct = element == ColumnType.INT64
                || element == ColumnType.TIMESTAMP
                || element == ColumnType.DATE && value == (int) value;
        if (direct) {
            into.appendLong(value);
        }
        return direct || element != ColumnType.DATE && converter.append(value, into);
    }

    private boolean appendReal(float value, ColumnBuilder into) {
        boolean direct = element == ColumnType.FLOAT32 || element == ColumnType.FLOAT64;
        if (direct) {
            into.appendFloat(value);
        }
        return direct || converter.append(value, into);
    }

    private boolean appendString(FeatureValues values, int index, ColumnBuilder into) {
        if (element == ColumnType.BINARY) {
            into.appendBytes(values.record(), values.offset(index), values.length(index));
            return true;
        }
        boolean text = values.isText(index);
        if (element == ColumnType.TEXT && text) {
            into.appendText(values.record(), values.offset(index), values.length(index));
            return true;
        }
        return text && converter.append(values.boxed(index), into);
    }
}

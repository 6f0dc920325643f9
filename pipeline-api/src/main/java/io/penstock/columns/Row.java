package io.penstock.columns;

import io.penstock.errors.DataException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of named values, for serving and for people; loops over many rows use {@link Batch}.
 *
 * <p>A row made of loose values has every other name missing; a row of a batch refuses names that are no columns with
 * {@link DataException}.
 */
public interface Row {

    /**
     * Returns a row of loose values.
     *
     * @param values objects as {@link ColumnBuilder#append(Object)} takes them; null is missing
     */
    static Row of(Map<String, ?> values) {
        return new LooseRow(values);
    }

    /** Returns a row of loose values: name, value, name, value, and so on. */
    static Row of(@Nullable Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "Names and values come in pairs, got %d.".formatted(namesAndValues.length));
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!(namesAndValues[i] instanceof String name)) {
                throw new IllegalArgumentException(
                        "'%s' stands where a name is expected.".formatted(namesAndValues[i]));
            }
            values.put(name, namesAndValues[i + 1]);
        }
        return new LooseRow(values);
    }

    /** Returns the names that this row knows, in their order. */
    Set<String> names();

    /** Returns a value as an object (see {@link Column#boxed}), or null if it is missing. */
    @Nullable
    Object value(String name);

    /** Returns whether a value is missing. */
    default boolean isMissing(String name) {
        return value(name) == null;
    }

    /**
     * Returns a value as the nearest double, or NaN if it is missing; the same that {@link NumericColumn#asDouble} gives.
     *
     * @throws DataException if the value is not a number, truth value, timestamp or date
     */
    default double number(String name) {
        return LooseRow.number(name, value(name));
    }

    /**
     * Returns a text, or null if it is missing.
     *
     * @throws DataException if the value is not text
     */
    default @Nullable String text(String name) {
        return LooseRow.text(name, value(name));
    }
}

package io.penstock.columns;

import io.penstock.errors.DataException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of objects by name. */
final class LooseRow implements Row {

    private final Map<String, @Nullable Object> values;

    LooseRow(Map<String, ?> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public Set<String> names() {
        return values.keySet();
    }

    @Override
    public @Nullable Object value(String name) {
        return values.get(name);
    }

    @Override
    public String toString() {
        return values.toString();
    }

    static double number(String name, @Nullable Object value) {
        if (value == null) {
            return Double.NaN;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (value instanceof Instant instant) {
            return Columns.micros(instant);
        }
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        throw refused(name, value, "a number");
    }

    static @Nullable String text(String name, @Nullable Object value) {
        if (value == null || value instanceof CharSequence) {
            return value == null ? null : value.toString();
        }
        throw refused(name, value, "text");
    }

    private static DataException refused(String name, Object value, String expected) {
        return new DataException("Column '%s' has '%s' (%s), but %s is needed."
                .formatted(name, value, value.getClass().getSimpleName(), expected));
    }
}

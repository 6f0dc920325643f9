package io.penstock.data.records;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.source.RowBuffer;
import io.penstock.data.source.ValueConverter;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a class of records, and how their values come out of one. */
final class RecordColumns {

    private final String name;
    private final List<Column> columns;
    private final RowType type;

    /**
     * A column.
     *
     * @param field its name and type
     * @param steps the accessors that lead to its value
     * @param converter to its type
     */
    private record Column(Field field, List<Method> steps, ValueConverter converter) {}

    private RecordColumns(String name, List<Column> columns) {
        this.name = name;
        this.columns = columns;
        this.type = new RowType(columns.stream().map(Column::field).toList());
    }

    static RecordColumns of(Class<? extends Record> record) {
        List<Column> columns = new ArrayList<>();
        add(columns, record, "", List.of(), List.of());
        if (columns.isEmpty()) {
            throw new DataException("Record '%s' has no components, so its rows have no columns.".formatted(record));
        }
        return new RecordColumns(record.getSimpleName(), columns);
    }

    RowType type() {
        return type;
    }

    void append(Object record, RowBuffer into, long number) {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Object value = value(record, column.steps());
            if (value != null && !column.converter().append(value, into.column(i))) {
                throw new DataException("Record %d of '%s': %s. Change it before it is written."
                        .formatted(number, name, ValueConverter.misfit(column.field(), value)));
            }
        }
    }

    private static void add(
            List<Column> columns, Class<?> record, String prefix, List<Method> steps, List<Class<?>> around) {
        if (around.contains(record)) {
            throw new DataException("Record '%s' holds itself at '%s', which has no end.".formatted(record, prefix));
        }
        for (RecordComponent component : record.getRecordComponents()) {
            String name = prefix + component.getName();
            List<Method> path = plus(steps, accessor(component));
            Class<?> inner = ComponentTypes.record(component.getGenericType());
            if (inner != null) {
                add(columns, inner, name + ".", path, plus(around, record));
            } else {
                ColumnType type = ComponentTypes.of(component.getGenericType(), record, name);
                columns.add(new Column(new Field(name, type), path, ValueConverter.to(type)));
            }
        }
    }

    private static @Nullable Object value(Object record, List<Method> steps) {
        Object value = record;
        for (Method step : steps) {
            value = value == null ? null : ComponentTypes.unwrapped(called(step, value));
        }
        return value;
    }

    private static @Nullable Object called(Method accessor, Object record) {
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new ComponentException("Accessor '%s' fails.".formatted(accessor), e);
        }
    }

    private static Method accessor(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.trySetAccessible();
        return accessor;
    }

    private static <T> List<T> plus(List<? extends T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}

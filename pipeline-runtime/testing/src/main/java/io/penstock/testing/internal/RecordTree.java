package io.penstock.testing.internal;

import io.penstock.artifact.ExternalInput;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Copies of a record in which something is different, at any depth. */
public final class RecordTree {

    private RecordTree() {}

    /**
     * A copy with one plain value that is different.
     *
     * @param path of the value, for example {@code options.bins}
     * @param value the copy
     */
    public record Variation(String path, Object value) {}

    /** Returns a copy for each plain value in a record; one that the record itself refuses is left out. */
    public static List<Variation> variations(Record record) {
        return of("", record).toList();
    }

    /** Returns a copy with other external inputs. */
    public static Record replaced(Record record, UnaryOperator<ExternalInput> other) {
        return (Record) replacedIn(record, ExternalInput.class, other);
    }

    /** Returns all values of a type in a record. */
    public static <T> List<T> valuesOf(Record record, Class<T> type) {
        List<T> found = new ArrayList<>();
        replacedIn(record, type, value -> {
            found.add(value);
            return value;
        });
        return found;
    }

    private static Stream<Variation> of(String path, Object value) {
        if (value instanceof Record record && !isByReference(record)) {
            return ofFields(path, record);
        }
        if (value instanceof Optional<?> optional) {
            return optional.stream()
                    .flatMap(inner -> of(path, inner))
                    .map(inner -> new Variation(inner.path(), Optional.of(inner.value())));
        }
        if (value instanceof List<?> list) {
            return ofElements(path, list);
        }
        return different(value).map(other -> new Variation(path, other));
    }

    private static Stream<Variation> ofFields(String path, Record record) {
        RecordComponent[] fields = record.getClass().getRecordComponents();
        Object[] values = values(record);
        List<Variation> variations = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            int index = i;
            String field = path.isEmpty() ? fields[i].getName() : path + "." + fields[i].getName();
            of(field, values[i]).forEach(variation -> make(record.getClass(), with(values, index, variation.value()))
                    .ifPresent(copy -> variations.add(new Variation(variation.path(), copy))));
        }
        return variations.stream();
    }

    private static Stream<Variation> ofElements(String path, List<?> list) {
        List<Variation> variations = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            int index = i;
            of("%s[%d]".formatted(path, i), list.get(i)).forEach(variation -> {
                List<Object> copy = new ArrayList<>(list);
                copy.set(index, variation.value());
                variations.add(new Variation(variation.path(), List.copyOf(copy)));
            });
        }
        return variations.stream();
    }

    /** What stands for something outside is in the key by its content, or not at all. */
    private static boolean isByReference(Record record) {
        return record.getClass().getPackageName().equals(ExternalInput.class.getPackageName());
    }

    private static Stream<Object> different(Object value) {
        if (value instanceof Enum<?> constant) {
            return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                    .filter(other -> other != constant)
                    .limit(1)
                    .map(Object.class::cast);
        }
        return Stream.ofNullable(differentPlain(value));
    }

    /** Returns null where there is no other value. */
    private static @Nullable Object differentPlain(Object value) {
        if (value instanceof Integer number) {
            return number + 1;
        }
        if (value instanceof Long number) {
            return number + 1;
        }
        if (value instanceof Double number) {
            return number + Math.max(1e-3, Math.abs(number) / 100);
        }
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof Duration duration) {
            return duration.plusSeconds(1);
        }
        return value instanceof String text ? text + "x" : null;
    }

    private static <T> Object replacedIn(Object value, Class<T> type, UnaryOperator<T> other) {
        if (type.isInstance(value)) {
            return other.apply(type.cast(value));
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(inner -> replacedIn(inner, type, other));
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> replacedIn(element, type, other))
                    .toList();
        }
        if (value instanceof Record record && !isByReference(record)) {
            Object[] values = Arrays.stream(values(record))
                    .map(inner -> replacedIn(inner, type, other))
                    .toArray();
            return make(record.getClass(), values).orElse(record);
        }
        return value;
    }

    private static Object[] with(Object[] values, int index, Object other) {
        Object[] copy = values.clone();
        copy[index] = other;
        return copy;
    }

    private static Object[] values(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(field -> valueOf(field, record))
                .toArray();
    }

    private static Object valueOf(RecordComponent field, Record record) {
        try {
            field.getAccessor().trySetAccessible();
            return field.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("'%s' of %s cannot be read.".formatted(field.getName(), record), e);
        }
    }

    /** A record refuses a value by an exception of its constructor. */
    private static Optional<Record> make(Class<? extends Record> type, Object[] values) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.trySetAccessible();
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException refused) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A %s cannot be made.".formatted(type), e);
        }
    }
}

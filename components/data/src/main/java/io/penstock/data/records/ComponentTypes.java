package io.penstock.data.records;

import io.penstock.columns.ColumnType;
import io.penstock.errors.DataException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the types of Java are among those of columns. */
final class ComponentTypes {

    private static final Map<Class<?>, ColumnType> SINGLE = new HashMap<>();

    static {
        put(ColumnType.INT64, byte.class, Byte.class, short.class, Short.class, int.class, Integer.class);
        put(ColumnType.INT64, long.class, Long.class, OptionalInt.class, OptionalLong.class);
        put(ColumnType.FLOAT64, double.class, Double.class, OptionalDouble.class);
        put(ColumnType.FLOAT32, float.class, Float.class);
        put(ColumnType.BOOLEAN, boolean.class, Boolean.class);
        put(ColumnType.TEXT, String.class, CharSequence.class, char.class, Character.class);
        put(ColumnType.TIMESTAMP, Instant.class, OffsetDateTime.class, ZonedDateTime.class, LocalDateTime.class);
        put(ColumnType.DATE, LocalDate.class);
        put(ColumnType.BINARY, byte[].class);
        put(new ColumnType.Decimal(38, 18), BigDecimal.class);
        put(new ColumnType.Decimal(38, 0), BigInteger.class);
    }

    private ComponentTypes() {}

    /** Returns the type of a component's column. */
    static ColumnType of(Type type, Class<?> record, String name) {
        ColumnType single = type instanceof Class<?> plain ? single(plain) : null;
        if (single != null) {
            return single;
        }
        Type inner = argument(type, Optional.class);
        if (inner != null) {
            return of(inner, record, name);
        }
        Type element = element(type);
        if (element == null) {
            throw new DataException(
                    "Component '%s' of record '%s' is '%s', which is no column type. See RecordSource for those that are."
                            .formatted(name, record.getName(), type.getTypeName()));
        }
        return ColumnType.listOf(of(element, record, name));
    }

    /** Returns the class of a component that is a record, or may hold one, else null. */
    static @Nullable Class<?> record(Type type) {
        Type inner = argument(type, Optional.class);
        Type given = inner == null ? type : inner;
        return given instanceof Class<?> plain && plain.isRecord() ? plain : null;
    }

    /** Returns what an optional holds, or null. */
    static @Nullable Object unwrapped(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? optional.getAsDouble() : null;
        }
        return value;
    }

    private static @Nullable ColumnType single(Class<?> type) {
        return type.isEnum() ? ColumnType.TEXT : SINGLE.get(type);
    }

    private static @Nullable Type element(Type type) {
        if (type instanceof GenericArrayType array) {
            return array.getGenericComponentType();
        }
        return type instanceof Class<?> array ? array.getComponentType() : argument(type, List.class);
    }

    private static @Nullable Type argument(Type type, Class<?> of) {
        return type instanceof ParameterizedType given && given.getRawType() == of
                ? given.getActualTypeArguments()[0]
                : null;
    }

    private static void put(ColumnType type, Class<?>... classes) {
        for (Class<?> each : classes) {
            SINGLE.put(each, type);
        }
    }
}

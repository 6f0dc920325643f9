package io.penstock;

import io.penstock.errors.ComponentException;
import io.penstock.errors.DefinitionException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The components of a record class, readable whatever the visibility of the class; worked out once per class. */
final class RecordShape {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    /** One record component. */
    record Field(String name, Type type, Method accessor) {

        @Nullable
        Object of(Object record) {
            try {
                return accessor.invoke(record);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new ComponentException("Accessor '%s' of %s fails.".formatted(name, record.getClass()), e);
            }
        }
    }

    private final Class<?> type;
    private final List<Field> fields;

    private RecordShape(Class<?> type) {
        this.type = type;
        this.fields = Arrays.stream(type.getRecordComponents()).map(this::field).toList();
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    List<Field> fields() {
        return fields;
    }

    /** Calls the canonical constructor. */
    Object create(Object... values) {
        Class<?>[] signature = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(signature);
            constructor.trySetAccessible();
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new DefinitionException(
                    "Record %s cannot be made: %s. Open its package to io.penstock or make it public."
                            .formatted(type.getName(), e));
        }
    }

    private Field field(RecordComponent component) {
        Method accessor = component.getAccessor();
        if (!accessor.trySetAccessible()) {
            throw new DefinitionException("Record %s cannot be read. Open its package to io.penstock or make it public."
                    .formatted(type.getName()));
        }
        return new Field(component.getName(), component.getGenericType(), accessor);
    }
}

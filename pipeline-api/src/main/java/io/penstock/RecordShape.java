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

/** The components of a record class, readable whatever the visibility of the class; its accessors are found once per class. */
final class RecordShape {

    /** Holds nothing of Penstock's, since a class that outlives Penstock's would keep it. */
    private static final ClassValue<List<Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordShape::accessor)
                    .toList();
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
        this.fields = ACCESSORS.get(type).stream()
                .map(accessor -> new Field(accessor.getName(), accessor.getGenericReturnType(), accessor))
                .toList();
    }

    static RecordShape of(Class<?> type) {
        return new RecordShape(type);
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

    private static Method accessor(RecordComponent component) {
        Method accessor = component.getAccessor();
        if (!accessor.trySetAccessible()) {
            throw new DefinitionException("Record %s cannot be read. Open its package to io.penstock or make it public."
                    .formatted(component.getDeclaringRecord().getName()));
        }
        return accessor;
    }
}

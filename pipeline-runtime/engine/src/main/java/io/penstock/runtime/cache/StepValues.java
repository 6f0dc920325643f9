package io.penstock.runtime.cache;

import io.penstock.Port;
import io.penstock.Step;
import io.penstock.artifact.ExternalInput;
import io.penstock.errors.ComponentException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands in the fields of a step: the files outside that it names, and the classes of its configuration. */
final class StepValues {

    private static final ClassValue<List<Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            List<Method> accessors = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.trySetAccessible();
                accessors.add(accessor);
            }
            return accessors;
        }
    };

    private final Map<String, ExternalInput> externals = new TreeMap<>();
    private final Map<String, List<Element>> sets = new TreeMap<>();
    private final Set<Class<?>> classes;

    private StepValues(Set<Class<?>> classes) {
        this.classes = classes;
    }

    /**
     * An element of a set, which has no place that names it.
     *
     * @param value the element
     * @param within what stands in it
     */
    record Element(Object value, StepValues within) {}

    static StepValues of(Step<?> step) {
        StepValues values = new StepValues(new LinkedHashSet<>());
        values.fields("", step);
        return values;
    }

    /** Returns the files outside, by the path of the field that names them. */
    Map<String, ExternalInput> externals() {
        return externals;
    }

    /** Returns the elements that name files outside, by the path of the set that holds them. */
    Map<String, List<Element>> sets() {
        return sets;
    }

    /** Returns the run-time classes of the configuration values that are not the platform's. */
    Set<Class<?>> classes() {
        return classes;
    }

    private void fields(String path, Object record) {
        for (Method accessor : ACCESSORS.get(record.getClass())) {
            value(path.isEmpty() ? accessor.getName() : path + "." + accessor.getName(), of(accessor, record));
        }
    }

    private void value(String path, @Nullable Object value) {
        if (value instanceof ExternalInput external) {
            externals.put(path, external);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> value(path, inner));
        } else if (value instanceof Set<?> elements) {
            set(path, elements);
        } else if (value instanceof Collection<?> elements) {
            int index = 0;
            for (Object element : elements) {
                value(path + "[" + index++ + "]", element);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> value(path + "['" + key + "']", inner));
        } else if (value != null && !(value instanceof Port)) {
            plain(path, value);
        }
    }

    private void set(String path, Set<?> elements) {
        List<Element> naming = new ArrayList<>();
        for (Object element : elements) {
            StepValues within = new StepValues(classes);
            within.value("", element);
            if (within.namesFiles()) {
                naming.add(new Element(element, within));
            }
        }
        if (!naming.isEmpty()) {
            sets.put(path, naming);
        }
    }

    private boolean namesFiles() {
        return !externals.isEmpty() || !sets.isEmpty();
    }

    private void plain(String path, Object value) {
        if (value.getClass().getClassLoader() != null) {
            classes.add(value.getClass());
        }
        if (value instanceof Record) {
            fields(path, value);
        }
    }

    private static @Nullable Object of(Method accessor, Object record) {
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new ComponentException(
                    "Accessor '%s' of %s fails.".formatted(accessor.getName(), record.getClass()), e);
        }
    }
}

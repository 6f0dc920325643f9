package io.penstock.configuration.internal.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What implements an interface.
 *
 * @param records the records that it permits, directly or by an interface that it permits
 * @param constants those of the enums that it permits
 * @param open whether any record may implement it
 */
record Choices(List<Class<?>> records, List<Enum<?>> constants, boolean open) {

    static Choices of(Class<?> type) {
        List<Class<?>> records = new ArrayList<>();
        List<Enum<?>> constants = new ArrayList<>();
        return new Choices(records, constants, collect(type, records, constants));
    }

    /** Returns whether the interface is open to anyone. */
    private static boolean collect(Class<?> type, List<Class<?>> records, List<Enum<?>> constants) {
        if (type.isRecord()) {
            records.add(type);
            return false;
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                constants.add((Enum<?>) constant);
            }
            return false;
        }
        boolean open = !type.isSealed();
        for (Class<?> permitted :
                Optional.ofNullable(type.getPermittedSubclasses()).orElse(new Class<?>[0])) {
            open |= collect(permitted, records, constants);
        }
        return open;
    }

    /** Returns the record of a class name if it implements an interface; none of its code is run to find out. */
    static Optional<Class<?>> named(String name, Class<?> type) {
        try {
            Class<?> found = Class.forName(name, false, type.getClassLoader());
            return found.isRecord() && type.isAssignableFrom(found) ? Optional.of(found) : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}

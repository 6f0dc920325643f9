package io.penstock.runtime.code;

import java.util.Collection;

/**
 * The class loader from which a step and its configuration are seen. A component of a library may be configured by a record of an
 * application whose class loader lies below, as in development modes that reload the application alone.
 */
final class Viewpoint {

    private Viewpoint() {}

    /** Returns the loader of the step if it sees all classes, else one of theirs that does, else that of the step. */
    static ClassLoader of(Class<?> step, Collection<Class<?>> reached) {
        ClassLoader own = step.getClassLoader();
        for (Class<?> type : reached) {
            if (type.getClassLoader() != own && !sees(own, type)) {
                return below(step, reached);
            }
        }
        return own;
    }

    /** Returns whether a loader finds this class, not only one of its name. */
    static boolean sees(ClassLoader loader, Class<?> type) {
        try {
            return type.getClassLoader() == loader || Class.forName(type.getName(), false, loader) == type;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static ClassLoader below(Class<?> step, Collection<Class<?>> reached) {
        return reached.stream()
                .map(Class::getClassLoader)
                .filter(loader -> sees(loader, step) && reached.stream().allMatch(type -> sees(loader, type)))
                .findFirst()
                .orElse(step.getClassLoader());
    }
}

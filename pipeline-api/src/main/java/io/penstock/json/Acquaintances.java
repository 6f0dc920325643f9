package io.penstock.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at every class that mappers come to know, and notes whether they should have. Thread-safe. */
final class Acquaintances {

    private static final int TYPES = 200;

    private final Set<ClassLoader> welcome;
    private volatile boolean strangers;

    /**
     * Starts with nothing met.
     *
     * @param loader whose classes may be met, as may those of the loaders above it; null for Penstock's own side alone
     */
    Acquaintances(@Nullable ClassLoader loader) {
        this.welcome = Loaders.chain(loader);
    }

    /** Returns whether a class was met that the mappers must not keep. */
    boolean strangers() {
        return strangers;
    }

    /** Returns the memory of a mapper's types, which is asked for each class before anything else is made for it. */
    LookupCache<Object, JavaType> types() {
        return new Types(this);
    }

    private void meet(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (!Loaders.areOwn(loader) && !welcome.contains(loader)) {
            strangers = true;
            LoaderMappers.prepareFor(type);
        }
    }

    private static final class Types extends LRUMap<Object, JavaType> {

        private static final long serialVersionUID = 1L;

        private final transient Acquaintances met;

        Types(Acquaintances met) {
            super(TYPES / 10, TYPES);
            this.met = met;
        }

        @Override
        public @Nullable JavaType get(Object key) {
            if (key instanceof Class<?> type) {
                met.meet(type);
            }
            return super.get(key);
        }

        @Override
        public @Nullable JavaType putIfAbsent(Object key, JavaType type) {
            met.meet(type.getRawClass());
            return super.putIfAbsent(key, type);
        }
    }
}

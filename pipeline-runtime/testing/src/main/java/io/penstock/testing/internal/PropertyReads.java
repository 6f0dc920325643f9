package io.penstock.testing.internal;

import java.security.CodeSource;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Which system properties the code of one place asks for, for as long as it stands in for the system's own properties. */
public final class PropertyReads {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private PropertyReads() {}

    /** Does something, and returns the names that code beside a class asked for meanwhile. */
    public static Set<String> during(Class<?> beside, Callable<?> work) throws Exception {
        Properties before = System.getProperties();
        Noting noting = new Noting(before, place(beside));
        System.setProperties(noting);
        try {
            work.call();
        } finally {
            System.setProperties(before);
        }
        return noting.asked();
    }

    private static @Nullable Object place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? null : source.getLocation();
    }

    /** The same properties; notes who asks. */
    @SuppressWarnings("serial")
    private static final class Noting extends Properties {

        private final transient Properties before;
        private final transient @Nullable Object place;
        private final transient Set<String> asked = Collections.synchronizedSet(new TreeSet<>());

        Noting(Properties before, @Nullable Object place) {
            this.before = before;
            this.place = place;
            before.stringPropertyNames().forEach(name -> super.setProperty(name, before.getProperty(name)));
        }

        Set<String> asked() {
            return Set.copyOf(asked);
        }

        @Override
        public @Nullable String getProperty(String key) {
            if (isAskedFromThere()) {
                asked.add(key);
            }
            return super.getProperty(key);
        }

        /** What is set meanwhile stays. */
        @Override
        public synchronized @Nullable Object setProperty(String key, String value) {
            before.setProperty(key, value);
            return super.setProperty(key, value);
        }

        private boolean isAskedFromThere() {
            Optional<Class<?>> asker =
                    STACK.walk(frames -> frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                            .filter(type -> type != Noting.class && type.getClassLoader() != null)
                            .findFirst());
            return asker.filter(type -> Objects.equals(place(type), place)).isPresent();
        }
    }
}

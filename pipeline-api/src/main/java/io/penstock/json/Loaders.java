package io.penstock.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the class loaders that live as long as Penstock's classes from all others. */
final class Loaders {

    private static final @Nullable ClassLoader OWN = Loaders.class.getClassLoader();
    private static final Set<ClassLoader> OWN_SIDE = chain(OWN);

    private Loaders() {}

    /** Returns whether classes of a loader live at least as long as Penstock's: it is the own one or above it. */
    static boolean areOwn(@Nullable ClassLoader loader) {
        return loader == OWN || loader == null || OWN_SIDE.contains(loader);
    }

    /** Returns the first class in a type that is not on Penstock's own side. */
    static Optional<Class<?>> otherIn(Type type) {
        if (type instanceof Class<?> plain) {
            return areOwn(plain.getClassLoader()) ? Optional.empty() : Optional.of(plain);
        }
        if (type instanceof ParameterizedType generic) {
            return Stream.concat(Stream.of(generic.getRawType()), Stream.of(generic.getActualTypeArguments()))
                    .flatMap(part -> otherIn(part).stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    /** Returns a loader and all above it. */
    static Set<ClassLoader> chain(@Nullable ClassLoader loader) {
        Set<ClassLoader> chain = new HashSet<>();
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            chain.add(at);
        }
        return chain;
    }
}

package io.penstock.runtime.artifacts;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes whose code has a part in the JSON of a type: the type itself, what its fields and annotated methods name,
 * what it inherits from, and every permitted class. The platform's are left out. Of an open interface only it is known.
 */
final class JsonTypes {

    private final Set<Type> met = new HashSet<>();
    private final Set<Class<?>> classes = new HashSet<>();

    private JsonTypes() {}

    static Set<Class<?>> in(Type type) {
        JsonTypes types = new JsonTypes();
        types.meet(type);
        return Set.copyOf(types.classes);
    }

    /** Takes a type that a value may be declared with. */
    private void meet(Type type) {
        if (!met.add(type)) {
            return;
        }
        if (type instanceof Class<?> plain) {
            declared(plain);
        } else if (type instanceof ParameterizedType generic) {
            meet(generic.getRawType());
            meetAll(generic.getActualTypeArguments());
        } else if (type instanceof GenericArrayType array) {
            meet(array.getGenericComponentType());
        } else if (type instanceof TypeVariable<?> variable) {
            meetAll(variable.getBounds());
        } else if (type instanceof WildcardType wildcard) {
            meetAll(wildcard.getUpperBounds());
        }
    }

    private void meetAll(Type[] types) {
        Arrays.stream(types).forEach(this::meet);
    }

    private void declared(Class<?> type) {
        if (type.isArray()) {
            meet(type.getComponentType());
        } else if (!isPlatform(type)) {
            taken(type);
            if (type.isSealed()) {
                meetAll(type.getPermittedSubclasses());
            }
        }
    }

    private void taken(Class<?> type) {
        if (!classes.add(type)) {
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                meet(field.getGenericType());
            }
        }
        annotated(type.getDeclaredConstructors()).forEach(this::signature);
        annotated(type.getDeclaredMethods()).forEach(this::signature);
        inherited(type.getGenericSuperclass());
        Arrays.stream(type.getGenericInterfaces()).forEach(this::inherited);
    }

    /** Jackson calls what is annotated. */
    private static <E extends AnnotatedElement> Stream<E> annotated(E[] elements) {
        return Arrays.stream(elements).filter(element -> element.getAnnotations().length > 0);
    }

    private void signature(Constructor<?> constructor) {
        meetAll(constructor.getGenericParameterTypes());
    }

    private void signature(Method method) {
        meetAll(method.getGenericParameterTypes());
        meet(method.getGenericReturnType());
    }

    /** Takes what a class is derived from, whose other children are not its affair. */
    private void inherited(@Nullable Type parent) {
        if (parent instanceof ParameterizedType generic) {
            meetAll(generic.getActualTypeArguments());
            inherited(generic.getRawType());
        } else if (parent instanceof Class<?> plain && !isPlatform(plain)) {
            taken(plain);
        }
    }

    private static boolean isPlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }
}

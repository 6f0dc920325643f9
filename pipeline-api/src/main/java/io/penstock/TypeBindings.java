package io.penstock;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the type variables of a generic step stand for, learnt from the ports that it was given. */
final class TypeBindings {

    private final Map<TypeVariable<?>, Type> bound = new HashMap<>();

    /** Learns from a field: {@code Port<T>}, {@code Optional<Port<T>>}, {@code List<Port<T>>} or {@code Class<T>} and its value. */
    void bind(Type declared, @Nullable Object value) {
        if (!(declared instanceof ParameterizedType parameterized)) {
            return;
        }
        Type argument = parameterized.getActualTypeArguments()[0];
        if (value instanceof Port<?> port) {
            unify(argument, port.type());
        } else if (value instanceof Class<?> type) {
            unify(argument, type);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> bind(argument, inner));
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(inner -> bind(argument, inner));
        }
    }

    void put(TypeVariable<?> variable, Type type) {
        bound.put(variable, type);
    }

    /** Replaces the variables of a type; empty if one is unknown. */
    Optional<Type> resolve(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return Optional.ofNullable(bound.get(variable));
        }
        if (type instanceof ParameterizedType parameterized) {
            return resolveArguments(parameterized);
        }
        return type instanceof Class<?> ? Optional.of(type) : Optional.empty();
    }

    private Optional<Type> resolveArguments(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments().clone();
        for (int i = 0; i < arguments.length; i++) {
            Optional<Type> resolved = resolve(arguments[i]);
            if (resolved.isEmpty()) {
                return Optional.empty();
            }
            arguments[i] = resolved.get();
        }
        return Optional.of(new GenericArtifactType((Class<?>) type.getRawType(), List.of(arguments)));
    }

    private void unify(Type declared, Type actual) {
        if (declared instanceof TypeVariable<?> variable) {
            bound.putIfAbsent(variable, actual);
        } else if (declared instanceof ParameterizedType left && actual instanceof ParameterizedType right) {
            Type[] from = left.getActualTypeArguments();
            Type[] to = right.getActualTypeArguments();
            for (int i = 0; i < Math.min(from.length, to.length); i++) {
                unify(from[i], to[i]);
            }
        } else if (declared instanceof GenericArrayType left && actual instanceof GenericArrayType right) {
            unify(left.getGenericComponentType(), right.getGenericComponentType());
        }
    }
}

package io.penstock;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A generic artifact type whose arguments are known, such as {@code List<Model>}. Equal to the platform's own form.
 *
 * @param raw the generic class
 * @param arguments its type arguments, in order
 */
public record GenericArtifactType(Class<?> raw, List<Type> arguments) implements ParameterizedType {

    /** Copies the arguments. */
    public GenericArtifactType {
        arguments = List.copyOf(arguments);
    }

    @Override
    public Type[] getActualTypeArguments() {
        return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
        return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
        return raw.getDeclaringClass();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParameterizedType type
                && type.getRawType().equals(raw)
                && List.of(type.getActualTypeArguments()).equals(arguments);
    }

    @Override
    public int hashCode() {
        return raw.hashCode() * 31 + arguments.hashCode();
    }

    @Override
    public String toString() {
        return arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", raw.getName() + "<", ">"));
    }
}

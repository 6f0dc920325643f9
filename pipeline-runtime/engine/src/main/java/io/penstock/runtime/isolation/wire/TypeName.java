package io.penstock.runtime.isolation.wire;

import io.penstock.GenericArtifactType;
import io.penstock.errors.DefinitionException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An artifact type by the names of its classes. A generic step that comes back from JSON does not know what its type variables
 * stood for, so types travel beside it.
 *
 * @param raw the name of the class
 * @param arguments its type arguments, in order
 */
public record TypeName(String raw, List<TypeName> arguments) {

    /** Copies the arguments. */
    public TypeName {
        arguments = List.copyOf(arguments);
    }

    /** Names a type. */
    public static TypeName of(Type type) {
        return type instanceof ParameterizedType generic
                ? new TypeName(
                        generic.getRawType().getTypeName(),
                        Stream.of(generic.getActualTypeArguments())
                                .map(TypeName::of)
                                .toList())
                : new TypeName(((Class<?>) type).getName(), List.of());
    }

    /**
     * Finds the type.
     *
     * @throws DefinitionException if the calling thread's class loader does not see a class of it
     */
    public Type type() {
        return arguments.isEmpty()
                ? load(raw)
                : new GenericArtifactType(
                        load(raw), arguments.stream().map(TypeName::type).toList());
    }

    private static Class<?> load(String name) {
        ClassLoader loader = Objects.requireNonNullElse(
                Thread.currentThread().getContextClassLoader(), TypeName.class.getClassLoader());
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new DefinitionException(
                    "Class '%s' is not on the class path of the isolated JVM. Put it on that of the pipeline."
                            .formatted(name));
        }
    }
}

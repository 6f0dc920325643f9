package io.penstock;

import io.penstock.errors.DefinitionException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The outputs of one node, made from the type argument of its step. */
record OutputPorts<O extends Outputs>(O value, List<Port<?>> ports) {

    static <O extends Outputs> OutputPorts<O> of(Object definition, String node, Step<O> step, StepFields fields) {
        Type declared = outputsOf(step.getClass(), fields.bindings());
        Maker maker = new Maker(definition, node, step.getClass(), fields.bindings());
        return maker.make(declared);
    }

    /** Finds {@code O} in {@code Component<O>}, or {@code Port<T>} for {@code Resolver<T>} and its like, up the interfaces of a class. */
    static Type outputsOf(Class<?> step, TypeBindings bindings) {
        for (Type type : step.getGenericInterfaces()) {
            Optional<Type> found = search(type, bindings);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new DefinitionException("%s names no outputs. Give Component its type argument.".formatted(step));
    }

    private static Optional<Type> search(Type type, TypeBindings bindings) {
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw) {
            Type argument = parameterized.getActualTypeArguments()[0];
            if (raw == Component.class) {
                return Optional.of(argument);
            }
            if (raw == Resolver.class) {
                return Optional.of(new GenericArtifactType(Port.class, List.of(argument)));
            }
            if (raw == ListResolver.class) {
                return Optional.of(new GenericArtifactType(
                        Port.class, List.of(new GenericArtifactType(List.class, List.of(argument)))));
            }
            bindArguments(raw, parameterized, bindings);
            return searchAll(raw, bindings);
        }
        return type instanceof Class<?> raw ? searchAll(raw, bindings) : Optional.empty();
    }

    private static Optional<Type> searchAll(Class<?> raw, TypeBindings bindings) {
        for (Type parent : raw.getGenericInterfaces()) {
            Optional<Type> found = search(parent, bindings);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static void bindArguments(Class<?> raw, ParameterizedType type, TypeBindings bindings) {
        TypeVariable<?>[] variables = raw.getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            TypeVariable<?> variable = variables[i];
            bindings.resolve(type.getActualTypeArguments()[i]).ifPresent(known -> bindings.put(variable, known));
        }
    }

    /** Names the only output of a step after its artifact type: {@code Statistics} gives {@code statistics}. */
    static String nameOf(Type artifact) {
        Type raw = artifact instanceof ParameterizedType parameterized ? parameterized.getRawType() : artifact;
        String simple = raw instanceof Class<?> known ? known.getSimpleName() : raw.getTypeName();
        return simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
    }

    /** Makes ports for one node. */
    private record Maker(Object definition, String node, Class<?> step, TypeBindings bindings) {

        @SuppressWarnings("unchecked") // the value is made from the very type argument that declares O
        <O extends Outputs> OutputPorts<O> make(Type declared) {
            Class<?> raw = rawClass(declared);
            if (raw == Port.class) {
                Port<?> port = port(nameOf(artifactOf(declared)), declared);
                return new OutputPorts<>((O) port, List.of(port));
            }
            if (raw.isRecord() && Outputs.class.isAssignableFrom(raw)) {
                List<Port<?>> ports = portsOf(raw, declared);
                return new OutputPorts<>((O) RecordShape.of(raw).create(ports.toArray()), ports);
            }
            throw new DefinitionException(
                    ("Node '%s': the outputs of %s are %s. They are one Port, a record of ports that"
                                    + " implements Outputs, or Nothing.")
                            .formatted(node, step.getName(), declared.getTypeName()));
        }

        private List<Port<?>> portsOf(Class<?> raw, Type declared) {
            if (declared instanceof ParameterizedType parameterized) {
                bindArguments(raw, parameterized, bindings);
            }
            List<Port<?>> ports = new ArrayList<>();
            for (RecordShape.Field field : RecordShape.of(raw).fields()) {
                if (rawClass(field.type()) != Port.class) {
                    throw new DefinitionException(
                            "Node '%s': output '%s' of %s is not a Port.".formatted(node, field.name(), raw.getName()));
                }
                ports.add(port(field.name(), field.type()));
            }
            return ports;
        }

        private Port<?> port(String name, Type declared) {
            return new Port<>(definition, node, name, artifactOf(declared));
        }

        private Type artifactOf(Type portType) {
            Type argument = ((ParameterizedType) portType).getActualTypeArguments()[0];
            return bindings.resolve(argument)
                    .orElseThrow(() -> new DefinitionException(
                            ("Node '%s': the artifact type '%s' of %s is not known here. Name it in the component's type, or take it"
                                            + " from an input port.")
                                    .formatted(node, argument.getTypeName(), step.getName())));
        }

        private Class<?> rawClass(Type type) {
            Type raw = type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
            if (raw instanceof Class<?> known) {
                return known;
            }
            return bindings.resolve(type)
                    .map(this::rawClass)
                    .orElseThrow(() -> new DefinitionException(
                            "Node '%s': the outputs '%s' of %s are not known. Name them in the component's type."
                                    .formatted(node, type.getTypeName(), step.getName())));
        }
    }
}

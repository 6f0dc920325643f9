package io.penstock;

import io.penstock.errors.DefinitionException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the class of a step says of it before there is one: its inputs, its outputs and its configuration. A type that is known only
 * by what the step is given, such as {@code T} of {@link io.penstock.flow.Gate}, stands by its name.
 *
 * @param inputs the fields that are ports, in the order of the record
 * @param outputs in the order of their record
 * @param configuration the other fields, in the order of the record
 */
public record StepShape(List<Slot> inputs, List<Slot> outputs, List<RecordComponent> configuration) {

    /** Copies the lists. */
    public StepShape {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        configuration = List.copyOf(configuration);
    }

    /** How many artifacts a slot takes. */
    public enum Arity {
        /** One. */
        ONE,
        /** One or none. */
        OPTIONAL,
        /** Any number. */
        SEVERAL
    }

    /**
     * An input or an output.
     *
     * @param name of the field or the port
     * @param type of each artifact
     * @param arity how many
     */
    public record Slot(String name, Type type, Arity arity) {}

    /**
     * Reads the shape of a class.
     *
     * @throws DefinitionException if it is no record, or its outputs are no ports
     */
    public static StepShape of(Class<? extends Step<?>> step) {
        if (!step.isRecord()) {
            throw new DefinitionException(
                    "Step %s is not a record. Make it one, so that its inputs and configuration are known."
                            .formatted(step.getName()));
        }
        List<Slot> inputs = new ArrayList<>();
        List<RecordComponent> configuration = new ArrayList<>();
        for (RecordComponent field : step.getRecordComponents()) {
            Optional<Slot> input = slot(field.getName(), field.getGenericType(), Arity.ONE);
            input.ifPresentOrElse(inputs::add, () -> configuration.add(field));
        }
        return new StepShape(inputs, outputs(step), configuration);
    }

    private static Optional<Slot> slot(String name, Type type, Arity arity) {
        if (!(type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw)) {
            return Optional.empty();
        }
        Type argument = generic.getActualTypeArguments()[0];
        if (raw == Port.class) {
            return Optional.of(new Slot(name, argument, arity));
        }
        if (raw == Optional.class) {
            return slot(name, argument, Arity.OPTIONAL);
        }
        return Collection.class.isAssignableFrom(raw) ? slot(name, argument, Arity.SEVERAL) : Optional.empty();
    }

    private static List<Slot> outputs(Class<?> step) {
        Type declared = OutputPorts.outputsOf(step, new TypeBindings());
        Type raw = declared instanceof ParameterizedType generic ? generic.getRawType() : declared;
        if (raw == Port.class) {
            Type artifact = ((ParameterizedType) declared).getActualTypeArguments()[0];
            return List.of(new Slot(OutputPorts.nameOf(artifact), artifact, Arity.ONE));
        }
        if (raw instanceof Class<?> record && record.isRecord() && Outputs.class.isAssignableFrom(record)) {
            return Arrays.stream(record.getRecordComponents())
                    .flatMap(field -> slot(field.getName(), field.getGenericType(), Arity.ONE).stream())
                    .toList();
        }
        throw new DefinitionException(
                "The outputs of %s are %s. They are one Port, a record of ports that implements Outputs, or Nothing."
                        .formatted(step.getName(), declared.getTypeName()));
    }
}

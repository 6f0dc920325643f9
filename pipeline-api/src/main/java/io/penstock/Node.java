package io.penstock;

import io.penstock.errors.DefinitionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step with its place in a pipeline.
 *
 * @param id unique in the pipeline
 * @param step what runs
 * @param inputs the ports that it reads, in the order of its record components
 * @param outputs what {@link PipelineBuilder#add} returned for it
 * @param ports the ports in {@code outputs}, in order
 * @param options how it is run
 */
public record Node(
        String id, Step<?> step, List<Input> inputs, Outputs outputs, List<Port<?>> ports, NodeOptions options) {

    /**
     * One port that a step reads.
     *
     * @param field the path of the record component that holds it, for example {@code models[1]}
     * @param port whose artifact is read
     * @param required whether the step is skipped when the port is withheld; false for optional ports and elements of lists
     */
    public record Input(String field, Port<?> port, boolean required) {}

    /**
     * Makes a node of a step that belongs to no pipeline: one that was read from its JSON, or one under test. Its inputs are
     * ports by name alone, see {@link Port#named}; so are its outputs.
     *
     * @throws DefinitionException with every problem of the step
     */
    public static Node apart(String id, Step<?> step) {
        List<String> problems = new ArrayList<>();
        StepFields fields = StepFields.of(id, step, problems);
        OutputPorts<?> outputs = OutputPorts.of(Port.APART, id, step, fields);
        if (!problems.isEmpty()) {
            throw new DefinitionException("Node '%s' cannot be made:".formatted(id), problems);
        }
        return new Node(id, step, fields.inputs(), outputs.value(), outputs.ports(), NodeOptions.DEFAULT);
    }

    /** Returns the body that the step runs many times, if it does. */
    public Optional<Body> body() {
        if (step instanceof FanOut<?, ?> fanOut) {
            return Optional.of(fanOut.body());
        }
        return step instanceof Rounds<?> rounds ? Optional.of(rounds.body()) : Optional.empty();
    }

    /** Copies the lists. */
    public Node {
        inputs = List.copyOf(inputs);
        ports = List.copyOf(ports);
    }
}

package io.penstock;

import java.util.List;

/**
 * A step with its place in a pipeline.
 *
 * @param id unique in the pipeline
 * @param step what runs
 * @param inputs the ports that it reads, in the order of its record components
 * @param outputs what {@link PipelineBuilder#add} returned for it
 * @param ports the ports in {@code outputs}, in order
 */
public record Node(String id, Step<?> step, List<Input> inputs, Outputs outputs, List<Port<?>> ports) {

    /**
     * One port that a step reads.
     *
     * @param field the path of the record component that holds it, for example {@code models[1]}
     * @param port whose artifact is read
     * @param required whether the step is skipped when the port is withheld; false for optional ports and elements of lists
     */
    public record Input(String field, Port<?> port, boolean required) {}

    /** Copies the lists. */
    public Node {
        inputs = List.copyOf(inputs);
        ports = List.copyOf(ports);
    }
}

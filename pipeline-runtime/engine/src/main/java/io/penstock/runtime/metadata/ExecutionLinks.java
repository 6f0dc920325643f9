package io.penstock.runtime.metadata;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.OutputRecord;
import java.time.Instant;
import java.util.List;

/**
 * A finished execution with the artifacts that it read and wrote, and no more: what lineage is made of.
 *
 * @param sequence place of its end in the store's sequence
 * @param id which attempt
 * @param pipeline the pipeline's name
 * @param outcome how it ended
 * @param at when it ended
 * @param inputs artifacts that it was given; those that were withheld are left out
 * @param outputs artifacts that it wrote or found in the cache
 */
public record ExecutionLinks(
        long sequence,
        ExecutionId id,
        String pipeline,
        Event.Outcome outcome,
        Instant at,
        List<Link> inputs,
        List<Link> outputs) {

    /** Copies the lists. */
    public ExecutionLinks {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * An artifact at an execution.
     *
     * @param name the field of the input, or the port of the output
     * @param type the artifact type
     * @param artifact its digest
     */
    public record Link(String name, String type, Digest artifact) {}

    /** Returns the links of a finished execution. */
    public static ExecutionLinks of(long sequence, ExecutionFinished event) {
        return new ExecutionLinks(
                sequence,
                event.id(),
                event.pipeline(),
                event.outcome(),
                event.at(),
                inputs(event.inputs()),
                outputs(event.outputs()));
    }

    /** Returns the links to inputs that were not withheld. */
    public static List<Link> inputs(List<InputRecord> inputs) {
        return inputs.stream()
                .flatMap(input -> input.digest().stream().map(digest -> new Link(input.field(), input.type(), digest)))
                .toList();
    }

    /** Returns the links to outputs that were not withheld. */
    public static List<Link> outputs(List<OutputRecord> outputs) {
        return outputs.stream()
                .flatMap(output ->
                        output.digest().stream().map(digest -> new Link(output.port(), output.type(), digest)))
                .toList();
    }
}

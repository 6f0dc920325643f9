package io.penstock.onnx;

import io.penstock.errors.DefinitionException;
import io.penstock.model.ProblemType;
import java.util.List;

/**
 * How a model in the Open Neural Network Exchange format answers a problem: columns to its inputs, and one of its outputs to
 * scores.
 *
 * @param inputs every input of the model
 * @param output the one that answers
 * @param problem what it answers
 * @param labels the raw columns of the truth, by which the model can be evaluated, in the order of {@link ProblemType#labels}, or
 *     none: a text or an index for classes; 0 or 1, or a boolean, for a tag; the relevance and the query, a text or a number, for
 *     an order; else a number
 */
public record OnnxMapping(List<OnnxInput> inputs, OnnxOutput output, ProblemType problem, List<String> labels) {

    /** Copies the lists and checks that there is a column for every label. */
    public OnnxMapping {
        inputs = List.copyOf(inputs);
        labels = List.copyOf(labels);
        if (!labels.isEmpty() && labels.size() != problem.labels().size()) {
            throw new DefinitionException(
                    "The truth is mapped to %d columns %s, but a %s has %d labels: %s. Name a column for each with withLabels."
                            .formatted(
                                    labels.size(),
                                    labels,
                                    problem,
                                    problem.labels().size(),
                                    problem.labels()));
        }
    }

    /** Returns a mapping without a label. */
    public static OnnxMapping of(ProblemType problem, OnnxOutput output, OnnxInput... inputs) {
        return new OnnxMapping(List.of(inputs), output, problem, List.of());
    }

    /** Returns this mapping with the column of the truth. */
    public OnnxMapping withLabel(String column) {
        return withLabels(column);
    }

    /** Returns this mapping with the columns of the truth, one for each label of the problem, in their order. */
    public OnnxMapping withLabels(String... columns) {
        return new OnnxMapping(inputs, output, problem, List.of(columns));
    }
}

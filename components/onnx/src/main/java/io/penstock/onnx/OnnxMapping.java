package io.penstock.onnx;

import io.penstock.model.ProblemType;
import java.util.List;
import java.util.Optional;

/**
 * How a model in the Open Neural Network Exchange format answers a problem: columns to its inputs, and one of its outputs to
 * scores.
 *
 * @param inputs every input of the model
 * @param output the one that answers
 * @param problem what it answers
 * @param label the raw column of the truth, by which the model can be evaluated: a text or an index for classes, else a number
 */
public record OnnxMapping(List<OnnxInput> inputs, OnnxOutput output, ProblemType problem, Optional<String> label) {

    /** Copies the list. */
    public OnnxMapping {
        inputs = List.copyOf(inputs);
    }

    /** Returns a mapping without a label. */
    public static OnnxMapping of(ProblemType problem, OnnxOutput output, OnnxInput... inputs) {
        return new OnnxMapping(List.of(inputs), output, problem, Optional.empty());
    }

    /** Returns this mapping with the column of the truth. */
    public OnnxMapping withLabel(String column) {
        return new OnnxMapping(inputs, output, problem, Optional.of(column));
    }
}

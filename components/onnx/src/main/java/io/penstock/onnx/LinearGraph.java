package io.penstock.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import io.penstock.tribuo.LinearModel;
import java.util.ArrayList;
import java.util.List;

/** A linear model as operators: each feature goes to its slots, categories by comparing with the slot's index, then a product. */
final class LinearGraph {

    private final Signature signature;
    private final LinearModel model;
    private final Graph graph;
    private final List<Long> features = new ArrayList<>();
    private final List<Double> categories = new ArrayList<>();

    LinearGraph(Signature signature, LinearModel model, Graph graph) {
        this.signature = signature;
        this.model = model;
        this.graph = graph;
        for (int i = 0; i < signature.features().size(); i++) {
            addSlots(i);
        }
    }

    private void addSlots(int feature) {
        int values = signature.features().get(feature) instanceof Feature.Categorical categorical
                ? categorical.vocabulary().size()
                : 0;
        for (int slot = 0; slot < Math.max(1, values); slot++) {
            if (values > 0 || signature.features().get(feature) instanceof Feature.Numeric) {
                features.add((long) feature);
                categories.add(values > 0 ? slot : -2.0); // a number is compared with what no category is
            }
        }
    }

    /** Adds the operators from a matrix of features to scores, whose name it returns. */
    String add(String input) {
        int slots = features.size();
        String spread = graph.node(
                "Gather",
                List.of(input, graph.longs(features.stream().mapToLong(i -> i).toArray(), slots)),
                Graph.of("axis", 1));
        String indices = graph.doubles(categories.stream().mapToDouble(i -> i).toArray(), 1, slots);
        String hot = graph.node(
                "Cast",
                List.of(graph.node("Equal", List.of(spread, indices))),
                Graph.of("to", DataType.DOUBLE.getNumber()));
        String values = graph.node("Where", List.of(isCategory(slots), hot, spread));
        return link(graph.node("Gemm", List.of(values, weights(slots), bias())));
    }

    private String isCategory(int slots) {
        boolean[] is = new boolean[slots];
        for (int i = 0; i < slots; i++) {
            is[i] = categories.get(i) >= 0;
        }
        return graph.booleans(is, 1, slots);
    }

    private String weights(int slots) {
        List<List<Double>> rows = isBinary()
                ? List.of(minus(model.weights().get(1), model.weights().get(0)))
                : model.weights();
        double[] matrix = new double[slots * rows.size()];
        for (int output = 0; output < rows.size(); output++) {
            for (int slot = 0; slot < slots; slot++) {
                matrix[slot * rows.size() + output] = rows.get(output).get(slot);
            }
        }
        return graph.doubles(matrix, slots, rows.size());
    }

    private String bias() {
        List<Double> bias =
                isBinary() ? List.of(model.bias().get(1) - model.bias().get(0)) : model.bias();
        return graph.doubles(bias.stream().mapToDouble(value -> value).toArray(), bias.size());
    }

    private static List<Double> minus(List<Double> left, List<Double> right) {
        List<Double> difference = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            difference.add(left.get(i) - right.get(i));
        }
        return difference;
    }

    private boolean isBinary() {
        return signature.problem() instanceof ProblemType.BinaryClassification;
    }

    private String link(String raw) {
        if (isBinary() || signature.problem() instanceof ProblemType.MultilabelClassification) {
            return graph.node("Sigmoid", List.of(raw));
        }
        return signature.problem() instanceof ProblemType.MulticlassClassification
                ? graph.node("Softmax", List.of(raw), Graph.of("axis", 1))
                : raw;
    }
}

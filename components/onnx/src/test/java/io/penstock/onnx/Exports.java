package io.penstock.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Models as others export them. */
final class Exports {

    /** The scores of class 1 are 0.5 + 1 a - 2 b, of class 0 the negative. */
    private static final List<Float> COEFFICIENTS = List.of(-1f, 2f, 1f, -2f);

    private static final List<Float> INTERCEPTS = List.of(-0.5f, 0.5f);

    private Exports() {}

    /** As skl2onnx writes a logistic regression: a label, and probabilities as a list of maps. */
    static Path withMaps(Path file) throws IOException {
        Graph graph = classifier();
        graph.node(
                Graph.ML,
                "ZipMap",
                List.of("probabilities"),
                List.of("output_probability"),
                Graph.ofTexts("classlabels_strings", List.of("no", "yes")));
        TypeProto number = TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()))
                .build();
        TypeProto map = TypeProto.newBuilder()
                .setMapType(TypeProto.Map.newBuilder()
                        .setKeyType(DataType.STRING.getNumber())
                        .setValueType(number))
                .build();
        graph.output(
                "output_probability",
                TypeProto.newBuilder()
                        .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(map))
                        .build());
        return write(graph, file);
    }

    /** As skl2onnx writes it without maps. */
    static Path withTensor(Path file) throws IOException {
        return write(classifier().output("probabilities", DataType.FLOAT, 2), file);
    }

    /** The same, with an output whose shape is not told. */
    static Path withTensorOfUntoldShape(Path file) throws IOException {
        TypeProto.Tensor floats = TypeProto.Tensor.newBuilder()
                .setElemType(DataType.FLOAT.getNumber())
                .build();
        TypeProto untold = TypeProto.newBuilder().setTensorType(floats).build();
        return write(classifier().output("probabilities", untold), file);
    }

    private static Graph classifier() {
        Graph graph = new Graph().input("X", DataType.FLOAT, 2);
        graph.node(
                Graph.ML,
                "LinearClassifier",
                List.of("X"),
                List.of("label", "probabilities"),
                Graph.ofFloats("coefficients", COEFFICIENTS),
                Graph.ofFloats("intercepts", INTERCEPTS),
                Graph.ofTexts("classlabels_strings", List.of("no", "yes")),
                Graph.of("post_transform", "SOFTMAX"));
        return graph;
    }

    /** Twice a 64-bit number plus 1, in one column. */
    static Path doubling(Path file) throws IOException {
        Graph graph = new Graph().input("x", DataType.DOUBLE, 1).output("y", DataType.DOUBLE, 1);
        String two = graph.doubles(new double[] {2}, 1);
        String one = graph.doubles(new double[] {1}, 1);
        graph.node("", "Add", List.of(graph.node("Mul", List.of("x", two)), one), List.of("y"));
        return write(graph, file);
    }

    /**
     * The same, with an output of another shape than is declared, which is computed: ONNX Runtime would correct one that it can
     * infer.
     *
     * @param given of which -1 is the rows
     * @param declared of which -1 is the rows
     */
    static Path doublingInto(long[] given, long[] declared, Path file) throws IOException {
        Graph graph = new Graph().input("x", DataType.DOUBLE, 1).output("y", doubles(declared));
        String doubled = graph.node("Mul", List.of("x", graph.doubles(new double[] {2}, 1)));
        String sum = graph.node("Add", List.of(doubled, graph.doubles(new double[] {1}, 1)));
        String zero = graph.node("Mod", List.of(graph.node("Size", List.of("x")), graph.longs(new long[] {1}, 1)));
        String end = graph.node("Add", List.of(graph.longs(new long[] {given.length}, 1), zero));
        String all = graph.longs(given, given.length);
        String shape = graph.node("Slice", List.of(all, graph.longs(new long[] {0}, 1), end));
        graph.node("", "Reshape", List.of(sum, shape), List.of("y"));
        return write(graph, file);
    }

    private static TypeProto doubles(long[] shape) {
        TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
        for (long size : shape) {
            TensorShapeProto.Dimension.Builder dimension = sizes.addDimBuilder();
            if (size < 0) {
                dimension.setDimParam("rows");
            } else {
                dimension.setDimValue(size);
            }
        }
        return TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder()
                        .setElemType(DataType.DOUBLE.getNumber())
                        .setShape(sizes))
                .build();
    }

    /** The sum of an int64 and of what a text is encoded as: cash 10, card 20, others 30. */
    static Path texts(Path file) throws IOException {
        Graph graph = new Graph()
                .input("how", DataType.STRING, 1)
                .input("count", DataType.INT64, 1)
                .output("sum", DataType.INT64, 1);
        String encoded = graph.name("encoded");
        graph.node(
                Graph.ML,
                "LabelEncoder",
                List.of("how"),
                List.of(encoded),
                Graph.ofTexts("keys_strings", List.of("cash", "card")),
                Graph.ofLongs("values_int64s", List.of(10L, 20L)),
                Graph.of("default_int64", 30));
        graph.node("", "Add", List.of(encoded, "count"), List.of("sum"));
        return write(graph, file);
    }

    private static Path write(Graph graph, Path file) throws IOException {
        return Files.write(file, graph.bytes(Map.of()));
    }
}

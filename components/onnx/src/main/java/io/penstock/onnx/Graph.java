package io.penstock.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds a graph of operators, node by node. */
final class Graph {

    /** The operators of classical machine learning. */
    static final String ML = "ai.onnx.ml";

    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 17;
    private static final int ML_OPERATORS = 3;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("penstock");
    private int names;

    /** Adds an input of rows of so many columns. */
    Graph input(String name, DataType type, int columns) {
        graph.addInput(value(name, type, columns));
        return this;
    }

    /** Adds an output of rows of so many columns. */
    Graph output(String name, DataType type, int columns) {
        graph.addOutput(value(name, type, columns));
        return this;
    }

    /** Adds an output of any type. */
    Graph output(String name, TypeProto type) {
        graph.addOutput(ValueInfoProto.newBuilder().setName(name).setType(type));
        return this;
    }

    private static ValueInfoProto value(String name, DataType type, int columns) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns))
                .build();
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.getNumber())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    /** Adds a constant and returns its name. */
    String doubles(double[] values, long... shape) {
        String name = name("constant");
        graph.addInitializer(tensor(name, values, shape));
        return name;
    }

    /** Adds a constant and returns its name. */
    String longs(long[] values, long... shape) {
        String name = name("constant");
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.INT64.getNumber())
                .addAllDims(list(shape))
                .addAllInt64Data(list(values)));
        return name;
    }

    /** Adds a constant of yes and no and returns its name. */
    String booleans(boolean[] values, long... shape) {
        String name = name("constant");
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.BOOL.getNumber())
                .addAllDims(list(shape));
        for (boolean value : values) {
            tensor.addInt32Data(value ? 1 : 0);
        }
        graph.addInitializer(tensor);
        return name;
    }

    private static TensorProto tensor(String name, double[] values, long... shape) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.DOUBLE.getNumber())
                .addAllDims(list(shape))
                .addAllDoubleData(Arrays.stream(values).boxed().toList())
                .build();
    }

    /** Adds an operator of one output, whose name it returns. */
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        String output = name(operator);
        node("", operator, inputs, List.of(output), attributes);
        return output;
    }

    /** Adds an operator that gives an output of the graph. */
    void node(String domain, String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(name("node"))
                .setDomain(domain)
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(List.of(attributes)));
    }

    String name(String of) {
        return of + "_" + names++;
    }

    static AttributeProto of(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto of(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(bytes(value))
                .build();
    }

    static AttributeProto ofLongs(String name, List<Long> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    static AttributeProto ofFloats(String name, List<Float> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.FLOATS)
                .addAllFloats(values)
                .build();
    }

    static AttributeProto ofTexts(String name, List<String> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRINGS)
                .addAllStrings(values.stream().map(Graph::bytes).toList())
                .build();
    }

    static AttributeProto ofDoubles(String name, double[] values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.TENSOR)
                .setT(tensor(name, values, values.length))
                .build();
    }

    private static ByteString bytes(String text) {
        return ByteString.copyFrom(text, StandardCharsets.UTF_8);
    }

    private static List<Long> list(long[] values) {
        return Arrays.stream(values).boxed().collect(Collectors.toList());
    }

    /** Returns the model's file. */
    byte[] bytes(Map<String, String> about) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("penstock")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATORS))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(ML).setVersion(ML_OPERATORS))
                .setGraph(graph);
        about.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }
}

package io.penstock.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Memory into which a model writes its answer to one row again and again, which takes half the time of a new one each time. */
final class OutputTensor implements AutoCloseable {

    private static final Set<OnnxJavaType> TYPES = Set.of(OnnxJavaType.FLOAT, OnnxJavaType.DOUBLE, OnnxJavaType.INT64);

    private final OnnxJavaType type;
    private final ByteBuffer memory;
    private final OnnxTensor tensor;
    private final Map<String, OnnxValue> byName;
    private final double[] numbers;

    private OutputTensor(String name, OnnxJavaType type, long[] shape, Session session) {
        this.type = type;
        numbers = new double[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        memory = ByteBuffer.allocateDirect(type.size * numbers.length).order(ByteOrder.nativeOrder());
        tensor = session.call(() -> switch (type) {
            case FLOAT -> OnnxTensor.createTensor(session.environment(), memory.asFloatBuffer(), shape);
            case DOUBLE -> OnnxTensor.createTensor(session.environment(), memory.asDoubleBuffer(), shape);
            default -> OnnxTensor.createTensor(session.environment(), memory.asLongBuffer(), shape);
        });
        byName = Map.of(name, tensor);
    }

    /** Returns memory for an output of numbers whose shape the model tells but for the rows, and nothing for others. */
    static Optional<OutputTensor> ofOneRow(String name, @Nullable NodeInfo output, Session session) {
        if (output == null || !(output.getInfo() instanceof TensorInfo tensor) || !TYPES.contains(tensor.type)) {
            return Optional.empty();
        }
        long[] shape = tensor.getShape();
        if (shape.length > 0) {
            shape[0] = 1;
        }
        return shape.length > 0 && Arrays.stream(shape).allMatch(size -> size > 0)
                ? Optional.of(new OutputTensor(name, tensor.type, shape, session))
                : Optional.empty();
    }

    /** Returns what a call of the model is to write into. */
    Map<String, OnnxValue> byName() {
        return byName;
    }

    /** Returns the numbers that were written last, to change until the next call. */
    double[] numbers() {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (type) {
                case FLOAT -> memory.getFloat(i * Float.BYTES);
                case DOUBLE -> memory.getDouble(i * Double.BYTES);
                default -> memory.getLong(i * Long.BYTES);
            };
        }
        return numbers;
    }

    @Override
    public void close() {
        tensor.close();
    }
}

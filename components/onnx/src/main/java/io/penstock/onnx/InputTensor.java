package io.penstock.onnx;

import ai.onnxruntime.OnnxTensor;
import io.penstock.errors.DataException;
import io.penstock.model.Feature;
import io.penstock.model.Signature;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Where the places of an input tensor come from in a vector of features. */
final class InputTensor {

    private final OnnxInput input;
    private final boolean flat;
    private final List<Feature> features = new ArrayList<>();
    private final int[] slots;

    /**
     * Finds the columns of an input.
     *
     * @param flat whether the tensor has no dimension of columns
     */
    InputTensor(OnnxInput input, Signature signature, boolean flat) {
        this.input = input;
        this.flat = flat;
        List<Integer> found = new ArrayList<>();
        for (String column : input.columns()) {
            int slot = 0;
            for (Feature feature : signature.features()) {
                for (int i = 0; i < feature.slots() && feature.name().equals(column); i++) {
                    found.add(slot + i);
                    features.add(feature);
                }
                slot += feature.slots();
            }
        }
        this.slots = found.stream().mapToInt(slot -> slot).toArray();
    }

    String name() {
        return input.tensor();
    }

    int width() {
        return slots.length;
    }

    private long[] shape(int rows) {
        return flat ? new long[] {rows} : new long[] {rows, slots.length};
    }

    /** Returns a direct buffer for some rows; texts have none. */
    ByteBuffer buffer(int rows) {
        int bytes = input.element() == OnnxInput.Element.FLOAT ? Float.BYTES : Double.BYTES;
        int size = input.element() == OnnxInput.Element.TEXT ? 0 : Math.multiplyExact(rows * bytes, slots.length);
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /** Returns a tensor that is what a buffer holds, now and later. */
    OnnxTensor over(ByteBuffer buffer, int rows, Session session) {
        return session.call(() -> switch (input.element()) {
            case FLOAT -> OnnxTensor.createTensor(session.environment(), buffer.asFloatBuffer(), shape(rows));
            case DOUBLE -> OnnxTensor.createTensor(session.environment(), buffer.asDoubleBuffer(), shape(rows));
            case INT64 -> OnnxTensor.createTensor(session.environment(), buffer.asLongBuffer(), shape(rows));
            case TEXT -> throw new IllegalStateException("texts have no buffer");
        });
    }

    boolean isText() {
        return input.element() == OnnxInput.Element.TEXT;
    }

    /** Returns a tensor of texts. */
    OnnxTensor texts(double[] vectors, int rows, Session session) {
        String[] texts = new String[rows * slots.length];
        int width = vectors.length / rows;
        for (int i = 0; i < texts.length; i++) {
            int place = i % slots.length;
            texts[i] = text(features.get(place), vectors[i / slots.length * width + slots[place]]);
        }
        return session.call(() -> OnnxTensor.createTensor(session.environment(), texts, shape(rows)));
    }

    private static String text(Feature feature, double index) {
        List<String> vocabulary = feature instanceof Feature.Categorical categories
                ? categories.vocabulary()
                : ((Feature.Sequence) feature).vocabulary();
        return index < 0 ? "" : vocabulary.get((int) index);
    }

    /** Writes the numbers of some rows. */
    void fill(double[] vectors, int rows, ByteBuffer into) {
        int width = vectors.length / rows;
        int at = 0;
        for (int row = 0; row < rows; row++) {
            for (int slot : slots) {
                double value = vectors[row * width + slot];
                switch (input.element()) {
                    case FLOAT -> into.putFloat(at * Float.BYTES, (float) value);
                    case DOUBLE -> into.putDouble(at * Double.BYTES, value);
                    default -> into.putLong(at * Long.BYTES, whole(value, row, at % slots.length));
                }
                at++;
            }
        }
    }

    private long whole(double value, int row, int place) {
        if (value != Math.rint(value)) {
            throw new DataException(
                    "Column '%s' is '%s' in row %d, but input '%s' takes whole numbers. Fill or round it."
                            .formatted(features.get(place).name(), value, row, input.tensor()));
        }
        return (long) value;
    }
}

package io.penstock.data.split;

import io.penstock.columns.Batch;
import io.penstock.columns.BinaryColumn;
import io.penstock.columns.BooleanColumn;
import io.penstock.columns.Column;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.FloatColumn;
import io.penstock.columns.ListColumn;
import io.penstock.columns.LongColumn;
import io.penstock.columns.TextColumn;
import io.penstock.errors.DataException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows as serialized {@code tf.Example} messages, in the bytes that protocol buffers' deterministic serialization gives: features
 * in the order of the UTF-8 of their names, lists of numbers packed.
 *
 * <p>Integers, booleans (0 and 1), timestamps (microseconds) and dates (days) become an {@code Int64List}, floats of both
 * precisions a {@code FloatList} of single precision, text and binary a {@code BytesList}, each of one value; a list column
 * becomes a list of its elements, without the missing ones. A missing value is a feature of no kind, as TFX's CsvExampleGen writes
 * it.
 *
 * <p>Sources: {@code tensorflow/core/example/feature.proto}, and the encoding of protocol buffers.
 */
public final class TfExampleBytes {

    private static final int BYTES_LIST = 1;
    private static final int FLOAT_LIST = 2;
    private static final int INT64_LIST = 3;

    private final Map<String, Feature> features;

    /** One column. */
    private record Feature(Column column, int kind) {}

    private TfExampleBytes(Map<String, Feature> features) {
        this.features = features;
    }

    /**
     * Returns a writer of the rows of a batch.
     *
     * @throws DataException if a column has a type that TensorFlow's examples lack: decimals and lists of lists
     */
    public static TfExampleBytes of(Batch batch) {
        Map<String, Feature> features = new TreeMap<>(
                Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
        for (int i = 0; i < batch.type().size(); i++) {
            String name = batch.type().fields().get(i).name();
            Column column = batch.column(i);
            features.put(name, new Feature(column, kind(name, column)));
        }
        return new TfExampleBytes(features);
    }

    /** Returns the bytes of a row. */
    public byte[] example(int row) {
        GrowingBytes map = new GrowingBytes();
        for (Map.Entry<String, Feature> feature : features.entrySet()) {
            byte[] name = feature.getKey().getBytes(StandardCharsets.UTF_8);
            byte[] value = bytes(feature.getValue(), row);
            GrowingBytes entry = new GrowingBytes();
            entry.putDelimited(1, name, 0, name.length);
            entry.putDelimited(2, value, 0, value.length);
            map.putDelimited(1, entry.array(), 0, entry.length());
        }
        GrowingBytes example = new GrowingBytes();
        example.putDelimited(1, map.array(), 0, map.length());
        return example.copy();
    }

    /**
     * Returns the bytes of one feature of a row, none if its value is missing.
     *
     * @throws DataException if there is no such column
     */
    public byte[] feature(String column, int row) {
        return bytes(require(column), row);
    }

    boolean isFloat(String column) {
        return require(column).kind() == FLOAT_LIST;
    }

    private Feature require(String column) {
        Feature feature = features.get(column);
        if (feature == null) {
            throw new DataException(
                    "There is no column '%s'. Columns: %s.".formatted(column, String.join(", ", features.keySet())));
        }
        return feature;
    }

    private static byte[] bytes(Feature feature, int row) {
        Column column = feature.column();
        if (column.isMissing(row)) {
            return new byte[0];
        }
        GrowingBytes values = new GrowingBytes();
        if (column instanceof ListColumn lists) {
            int from = lists.offset(row);
            for (int i = from; i < from + lists.length(row); i++) {
                putValue(values, feature.kind(), lists.elements(), i);
            }
        } else {
            putValue(values, feature.kind(), column, row);
        }
        return list(feature.kind(), values);
    }

    private static byte[] list(int kind, GrowingBytes values) {
        GrowingBytes list = new GrowingBytes();
        if (kind == BYTES_LIST || values.length() == 0) {
            list.put(values.array(), 0, values.length());
        } else {
            list.putDelimited(1, values.array(), 0, values.length());
        }
        GrowingBytes feature = new GrowingBytes();
        feature.putDelimited(kind, list.array(), 0, list.length());
        return feature.copy();
    }

    private static void putValue(GrowingBytes values, int kind, Column column, int row) {
        if (column.isMissing(row)) {
            return;
        }
        switch (kind) {
            case INT64_LIST -> values.putVarint(integer(column, row));
            case FLOAT_LIST -> values.putInt(Float.floatToIntBits(real(column, row)));
            default -> putBytes(values, column, row);
        }
    }

    private static void putBytes(GrowingBytes values, Column column, int row) {
        if (column instanceof TextColumn texts) {
            values.putDelimited(1, texts.bytes(), texts.offset(row), texts.byteLength(row));
        } else {
            BinaryColumn binary = (BinaryColumn) column;
            values.putDelimited(1, binary.bytes(), binary.offset(row), binary.byteLength(row));
        }
    }

    private static long integer(Column column, int row) {
        return column instanceof BooleanColumn booleans
                ? (booleans.value(row) ? 1 : 0)
                : ((LongColumn) column).value(row);
    }

    private static float real(Column column, int row) {
        return column instanceof FloatColumn floats ? floats.value(row) : (float) ((DoubleColumn) column).value(row);
    }

    private static int kind(String name, Column column) {
        Column values = column instanceof ListColumn lists ? lists.elements() : column;
        if (values instanceof LongColumn || values instanceof BooleanColumn) {
            return INT64_LIST;
        }
        if (values instanceof DoubleColumn || values instanceof FloatColumn) {
            return FLOAT_LIST;
        }
        if (values instanceof TextColumn || values instanceof BinaryColumn) {
            return BYTES_LIST;
        }
        throw new DataException("Column '%s' of type '%s' has no form in a tf.Example. Convert it to text or numbers."
                .formatted(name, column.type()));
    }
}

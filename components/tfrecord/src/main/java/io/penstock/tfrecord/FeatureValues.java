package io.penstock.tfrecord;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The values of one feature of one example. Byte strings lie in the record. Reusable. */
final class FeatureValues {

    /** Which list a feature has. */
    enum Kind {
        /** None: the feature has no value. */
        NONE,
        /** Byte strings. */
        BYTES,
        /** Floats of single precision. */
        FLOAT,
        /** Integers. */
        INT64
    }

    private Kind kind = Kind.NONE;
    private long[] values = new long[1];
    private int size;
    private byte[] record = new byte[0];

    /** Forgets the values. */
    void clear(byte[] bytes) {
        kind = Kind.NONE;
        size = 0;
        record = bytes;
    }

    /** Begins a list; another one of the same kind is continued, as protocol buffers want it. */
    void begin(Kind list) {
        if (kind != list) {
            kind = list;
            size = 0;
        }
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    void add(float value) {
        add(Float.floatToRawIntBits(value));
    }

    void add(int offset, int length) {
        add((long) offset << Integer.SIZE | length);
    }

    Kind kind() {
        return kind;
    }

    int size() {
        return size;
    }

    long integer(int index) {
        return values[index];
    }

    float real(int index) {
        return Float.intBitsToFloat((int) values[index]);
    }

    byte[] record() {
        return record;
    }

    int offset(int index) {
        return (int) (values[index] >>> Integer.SIZE);
    }

    int length(int index) {
        return (int) values[index];
    }

    boolean isText(int index) {
        return string(index).isValidUtf8();
    }

    /** Returns a value as an object. */
    Object boxed(int index) {
        return switch (kind) {
            case INT64 -> integer(index);
            case FLOAT -> real(index);
            case BYTES -> isText(index) ? text(index) : string(index).toByteArray();
            case NONE -> throw new IllegalStateException("There is no value.");
        };
    }

    private String text(int index) {
        return new String(record, offset(index), length(index), StandardCharsets.UTF_8);
    }

    private ByteString string(int index) {
        return UnsafeByteOperations.unsafeWrap(record, offset(index), length(index));
    }
}

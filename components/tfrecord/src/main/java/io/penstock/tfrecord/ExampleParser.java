package io.penstock.tfrecord;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.penstock.tfrecord.FeatureValues.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code tf.Example} messages, as any writer of protocol buffers may write them: features in any order, the last of a name
 * counts, lists of numbers packed or not.
 *
 * <p>Source: {@code tensorflow/core/example/example.proto} and {@code feature.proto}.
 */
final class ExampleParser {

    private static final int FIRST = tag(1, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    private static final int SECOND = tag(2, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    private static final int THIRD = tag(3, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    private static final int UNPACKED_FLOAT = tag(1, WireFormat.WIRETYPE_FIXED32);
    private static final int UNPACKED_INT64 = tag(1, WireFormat.WIRETYPE_VARINT);

    private final Features features;
    private FeatureValues spare = new FeatureValues();
    private byte[] record = new byte[0];

    /** Takes the features of an example. */
    interface Features {

        /** Returns where the values of a feature go, or null to skip it. */
        @Nullable
        FeatureSlot slot(ByteString name) throws InvalidProtocolBufferException;
    }

    /** The place of a feature. */
    static final class FeatureSlot {

        private FeatureValues values = new FeatureValues();

        FeatureValues values() {
            return values;
        }
    }

    /** What reads the fields of a message. */
    private interface Body {

        void read(CodedInputStream in) throws IOException;
    }

    ExampleParser(Features features) {
        this.features = features;
    }

    /** Reads an example; slots of features that it lacks stay as they are. */
    void parse(byte[] bytes, int length) throws IOException {
        record = bytes;
        CodedInputStream in = CodedInputStream.newInstance(bytes, 0, length);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIRST) {
                message(in, this::features);
            } else if (tag == SECOND) {
                throw new InvalidProtocolBufferException("it has the second field of a tf.SequenceExample");
            } else {
                skip(in, tag);
            }
        }
    }

    private void features(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIRST) {
                message(in, this::entry);
            } else {
                skip(in, tag);
            }
        }
    }

    private void entry(CodedInputStream in) throws IOException {
        ByteString name = ByteString.EMPTY;
        spare.clear(record);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIRST) {
                name = in.readBytes();
            } else if (tag == SECOND) {
                message(in, this::feature);
            } else {
                skip(in, tag);
            }
        }
        FeatureSlot slot = features.slot(name);
        if (slot != null) {
            FeatureValues old = slot.values;
            slot.values = spare;
            spare = old;
        }
    }

    private void feature(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIRST) {
                spare.begin(Kind.BYTES);
                message(in, this::strings);
            } else if (tag == SECOND) {
                spare.begin(Kind.FLOAT);
                message(in, this::floats);
            } else if (tag == THIRD) {
                spare.begin(Kind.INT64);
                message(in, this::integers);
            } else {
                skip(in, tag);
            }
        }
    }

    private void strings(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIRST) {
                int length = in.readRawVarint32();
                spare.add(in.getTotalBytesRead(), length);
                in.skipRawBytes(length);
            } else {
                skip(in, tag);
            }
        }
    }

    private void floats(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIRST) {
                packed(in, () -> spare.add(in.readFloat()));
            } else if (tag == UNPACKED_FLOAT) {
                spare.add(in.readFloat());
            } else {
                skip(in, tag);
            }
        }
    }

    private void integers(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIRST) {
                packed(in, () -> spare.add(in.readInt64()));
            } else if (tag == UNPACKED_INT64) {
                spare.add(in.readInt64());
            } else {
                skip(in, tag);
            }
        }
    }

    /** Reads one number of a packed list. */
    private interface Element {

        void read() throws IOException;
    }

    private static void packed(CodedInputStream in, Element element) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
            element.read();
        }
        in.popLimit(outer);
    }

    private static void message(CodedInputStream in, Body body) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        body.read(in);
        in.popLimit(outer);
    }

    private static void skip(CodedInputStream in, int tag) throws IOException {
        if (!in.skipField(tag)) {
            throw new InvalidProtocolBufferException("a group ends that did not begin");
        }
    }

    private static int tag(int field, int wireType) {
        return field << 3 | wireType;
    }
}

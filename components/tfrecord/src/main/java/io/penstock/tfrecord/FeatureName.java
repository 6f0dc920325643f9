package io.penstock.tfrecord;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;

/** The names that features may have. */
final class FeatureName {

    private FeatureName() {}

    /** Refuses a name that is no text or empty. */
    static void check(ByteString name) throws InvalidProtocolBufferException {
        if (!name.isValidUtf8() || name.isEmpty()) {
            throw new InvalidProtocolBufferException(
                    "the name of a feature is " + (name.isEmpty() ? "empty" : "not UTF-8"));
        }
    }
}

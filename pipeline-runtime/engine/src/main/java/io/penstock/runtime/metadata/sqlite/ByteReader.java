package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a {@link ByteWriter} wrote, in the same order. */
final class ByteReader {

    private static final int DIGEST_BYTES = 32;

    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return (value >>> 1) ^ -(value & 1);
    }

    String text() {
        int length = (int) number();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    Digest digest() {
        Digest digest = Cells.digest(bytes, at);
        at += DIGEST_BYTES;
        return digest;
    }

    Optional<Digest> digestIfAny() {
        return number() == 0 ? Optional.empty() : Optional.of(digest());
    }

    Map<String, String> texts() {
        int size = (int) number();
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < size; i++) {
            String name = text();
            texts.put(name, text());
        }
        return texts;
    }

    <T> List<T> list(Function<ByteReader, T> one) {
        int size = (int) number();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(one.apply(this));
        }
        return values;
    }
}

package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Writes values one behind the other; {@link ByteReader} reads them in the same order. */
final class ByteWriter {

    private static final int FIRST_SIZE = 512;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    byte[] written() {
        return Arrays.copyOf(bytes, size);
    }

    /** Writes a number in as few groups of seven bits as it takes, the low ones first; small ones below zero are short too. */
    void number(long value) {
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            one((byte) (left | 0x80));
            left >>>= 7;
        }
        one((byte) left);
    }

    void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        all(encoded);
    }

    void digest(Digest digest) {
        all(Cells.bytes(digest));
    }

    void digest(Optional<Digest> digest) {
        number(digest.isPresent() ? 1 : 0);
        digest.ifPresent(this::digest);
    }

    /** Writes texts by name in the order of the names, so that equal maps give equal bytes. */
    void texts(Map<String, String> texts) {
        number(texts.size());
        new TreeMap<>(texts).forEach((name, text) -> {
            text(name);
            text(text);
        });
    }

    <T> void list(List<T> values, BiConsumer<ByteWriter, T> one) {
        number(values.size());
        for (T value : values) {
            one.accept(this, value);
        }
    }

    private void one(byte value) {
        room(1);
        bytes[size++] = value;
    }

    private void all(byte[] values) {
        room(values.length);
        System.arraycopy(values, 0, bytes, size, values.length);
        size += values.length;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}

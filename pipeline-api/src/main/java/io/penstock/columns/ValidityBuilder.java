package io.penstock.columns;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects validity bits; allocates nothing until the first missing row. Reusable after {@link #build}. */
final class ValidityBuilder {

    private long @Nullable [] words;
    private int size;

    int size() {
        return size;
    }

    void present() {
        if (words != null) {
            roomFor(size + 1)[size >> 6] |= 1L << size;
        }
        size++;
    }

    void missing() {
        begun(1);
        size++;
    }

    void append(Validity source, int from, int to) {
        if (source.missing() == 0) {
            presentAll(to - from);
            return;
        }
        long[] room = begun(to - from);
        for (int row = from; row < to; row += Long.SIZE) {
            int count = Math.min(Long.SIZE, to - row);
            long bits = source.bits(row, count);
            room[size >> 6] |= bits << size;
            if ((size & 63) + count > Long.SIZE) {
                room[(size >> 6) + 1] |= bits >>> -size;
            }
            size += count;
        }
    }

    /** Returns the bits so far, and keeps them. */
    Validity peek() {
        return words == null
                ? Validity.allPresent(size)
                : Validity.of(Arrays.copyOf(words, Validity.words(size)), size);
    }

    Validity build() {
        Validity built = peek();
        words = null;
        size = 0;
        return built;
    }

    private void presentAll(int rows) {
        if (words != null) {
            setAll(roomFor(size + rows), size, size + rows);
        }
        size += rows;
    }

    /** Returns words with room for more bits, with those of earlier rows set if nothing was missing among them. */
    private long[] begun(int more) {
        if (words == null) {
            words = new long[Math.max(16, Validity.words(size + more))];
            setAll(words, 0, size);
        }
        return roomFor(size + more);
    }

    private long[] roomFor(int bits) {
        long[] room = words == null ? new long[Validity.words(bits)] : words;
        if (Validity.words(bits) > room.length) {
            room = Arrays.copyOf(room, Math.max(Validity.words(bits), room.length * 2));
        }
        words = room;
        return room;
    }

    private static void setAll(long[] words, int from, int to) {
        int bit = from;
        for (; bit < to && (bit & 63) != 0; bit++) {
            words[bit >> 6] |= 1L << bit;
        }
        for (; bit + Long.SIZE <= to; bit += Long.SIZE) {
            words[bit >> 6] = -1;
        }
        for (; bit < to; bit++) {
            words[bit >> 6] |= 1L << bit;
        }
    }
}

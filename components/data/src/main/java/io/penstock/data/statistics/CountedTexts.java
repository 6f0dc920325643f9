package io.penstock.data.statistics;

import io.penstock.data.internal.XxHash64;
import io.penstock.errors.DataException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Exact counts of distinct texts, all of them up to {@value #LIMIT} (or 8 MiB), else a sample: those whose hash begins with
 * {@code level} zero bits, with the least level at which they fit. A larger set never needs a lower level, so that level and
 * counts do not depend on order or grouping. Adaptive sampling: Flajolet, Computing 43 (1990).
 */
final class CountedTexts {

    /** The largest number of texts held. */
    static final int LIMIT = 100_000;

    private static final int MAX_BYTES = 8 << 20;
    private static final int MAX_LEVEL = 60;

    private TextTable texts = new TextTable();
    private long[] counts = new long[32];
    private int level;

    void add(long hash, byte[] bytes, int offset, int length, long count) {
        if (!passes(hash)) {
            return;
        }
        int entry = texts.findOrAdd(hash, bytes, offset, length);
        if (entry == counts.length) {
            counts = Arrays.copyOf(counts, entry * 2);
        }
        counts[entry] += count;
        while ((texts.size() > LIMIT || texts.byteSize() > MAX_BYTES) && level < MAX_LEVEL) {
            rise();
        }
    }

    void merge(CountedTexts other) {
        while (level < other.level) {
            rise();
        }
        for (int i = 0; i < other.texts.size(); i++) {
            add(
                    other.texts.hash(i),
                    other.texts.bytes(),
                    other.texts.offset(i),
                    other.texts.length(i),
                    other.counts[i]);
        }
    }

    boolean isExact() {
        return level == 0;
    }

    /** Returns the number of distinct texts, estimated unless exact. */
    long distinct() {
        return (long) texts.size() << level;
    }

    TextTable texts() {
        return texts;
    }

    long count(int entry) {
        return counts[entry];
    }

    void encode(DataOutput out) throws IOException {
        out.writeByte(level);
        out.writeInt(texts.size());
        for (int entry : TextOrder.byBytes(texts)) {
            out.writeInt(texts.length(entry));
            out.write(texts.bytes(), texts.offset(entry), texts.length(entry));
            out.writeLong(counts[entry]);
        }
    }

    static CountedTexts decode(DataInput in) throws IOException {
        CountedTexts counted = new CountedTexts();
        counted.level = in.readByte();
        int size = in.readInt();
        if (size < 0 || size > LIMIT || counted.level < 0 || counted.level > MAX_LEVEL) {
            throw new DataException("Bytes are not counts of texts: %d entries.".formatted(size));
        }
        for (int i = 0; i < size; i++) {
            byte[] text = TextOrder.readBytes(in);
            counted.add(XxHash64.hash(text, 0, text.length), text, 0, text.length, in.readLong());
        }
        return counted;
    }

    private boolean passes(long hash) {
        return level == 0 || hash >>> 64 - level == 0;
    }

    private void rise() {
        level++;
        TextTable before = texts;
        texts = before.keep(entry -> passes(before.hash(entry)));
        int kept = 0;
        for (int entry = 0; entry < before.size(); entry++) {
            if (passes(before.hash(entry))) {
                counts[kept++] = counts[entry];
            }
        }
        Arrays.fill(counts, kept, counts.length, 0);
    }
}

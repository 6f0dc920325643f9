package io.penstock.data.statistics;

import io.penstock.data.internal.XxHash64;
import io.penstock.errors.DataException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Texts that make up a good share of some batch, with their counts in the batches where they do.
 *
 * <p>A text counts in a batch at level {@code k} if it makes up at least {@code 2^k / 256} of the batch's texts. Counts are kept
 * for each level; when more than {@value #LIMIT} texts (or 8 MiB of them) are held, the lowest level is given up. What remains
 * is a sum over batches, so that it does not depend on the order or grouping of batches (it does on their boundaries, which the content
 * fixes). A count is too low by less than {@code 2^lowest / 256} of all texts.
 */
final class FrequentTexts {

    private static final int LEVELS = 9;
    private static final int LIMIT = 20_000;
    private static final int MAX_BYTES = 8 << 20;

    private TextTable texts = new TextTable();
    private long[] counts = new long[32 * LEVELS];
    private int lowest;

    /** Returns the least count in a batch that is worth adding. */
    int threshold(int textsInBatch) {
        return (int) Math.max(1, (((long) textsInBatch << lowest) + 255) >> 8);
    }

    void add(long hash, byte[] bytes, int offset, int length, int count, int textsInBatch) {
        long ratio = ((long) count << 8) / textsInBatch;
        int level = Math.min(LEVELS - 1, 63 - Long.numberOfLeadingZeros(Math.max(1, ratio)));
        addAt(level, hash, bytes, offset, length, count);
        shrink();
    }

    void merge(FrequentTexts other) {
        lowest = Math.max(lowest, other.lowest);
        for (int i = 0; i < other.texts.size(); i++) {
            for (int level = lowest; level < LEVELS; level++) {
                long count = other.counts[i * LEVELS + level];
                if (count > 0) {
                    addAt(
                            level,
                            other.texts.hash(i),
                            other.texts.bytes(),
                            other.texts.offset(i),
                            other.texts.length(i),
                            count);
                }
            }
        }
        keepFrom(lowest);
        shrink();
    }

    TextTable texts() {
        return texts;
    }

    long count(int entry) {
        return Arrays.stream(counts, entry * LEVELS + lowest, (entry + 1) * LEVELS)
                .sum();
    }

    /** Returns how much a count may be too low. */
    long error(long allTexts) {
        return (allTexts >> 8) + 1 << lowest;
    }

    void encode(DataOutput out) throws IOException {
        out.writeByte(lowest);
        Varints.write(out, texts.size());
        for (int entry : TextOrder.byHash(texts)) {
            Varints.writeBytes(out, texts.bytes(), texts.offset(entry), texts.length(entry));
            for (int level = lowest; level < LEVELS; level++) {
                Varints.write(out, counts[entry * LEVELS + level]);
            }
        }
    }

    static FrequentTexts decode(DataInput in) throws IOException {
        FrequentTexts frequent = new FrequentTexts();
        frequent.lowest = in.readByte();
        if (frequent.lowest < 0 || frequent.lowest > LEVELS) {
            throw new DataException("Bytes are not frequent texts: level '%d'.".formatted(frequent.lowest));
        }
        int size = Varints.readSize(in, LIMIT);
        for (int i = 0; i < size; i++) {
            byte[] text = Varints.readBytes(in, MAX_BYTES);
            for (int level = frequent.lowest; level < LEVELS; level++) {
                frequent.addAt(level, XxHash64.hash(text, 0, text.length), text, 0, text.length, Varints.read(in));
            }
        }
        return frequent;
    }

    private void addAt(int level, long hash, byte[] bytes, int offset, int length, long count) {
        int entry = texts.findOrAdd(hash, bytes, offset, length);
        if ((entry + 1) * LEVELS > counts.length) {
            counts = Arrays.copyOf(counts, counts.length * 2);
        }
        counts[entry * LEVELS + level] += count;
    }

    private void shrink() {
        while ((texts.size() > LIMIT || texts.byteSize() > MAX_BYTES) && lowest < LEVELS) {
            keepFrom(++lowest);
        }
    }

    private void keepFrom(int level) {
        TextTable before = texts;
        texts = before.keep(entry -> sum(counts, entry, level) > 0);
        int kept = 0;
        for (int entry = 0; entry < before.size(); entry++) {
            if (sum(counts, entry, level) > 0) {
                System.arraycopy(counts, entry * LEVELS, counts, kept * LEVELS, LEVELS);
                Arrays.fill(counts, kept * LEVELS, kept * LEVELS + level, 0);
                kept++;
            }
        }
        Arrays.fill(counts, kept * LEVELS, counts.length, 0);
    }

    private static long sum(long[] counts, int entry, int fromLevel) {
        return Arrays.stream(counts, entry * LEVELS + fromLevel, (entry + 1) * LEVELS)
                .sum();
    }
}

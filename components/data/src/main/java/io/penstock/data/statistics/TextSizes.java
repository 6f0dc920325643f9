package io.penstock.data.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The sizes of texts that {@link CountedTexts} does not hold, or not as they are: those that come after it gave up counting, and long
 * ones. The sizes of all others follow from what it holds.
 */
final class TextSizes implements CountedTexts.Overflow {

    private LengthCounts lengths = new LengthCounts();
    private long utf8Bytes;

    /** Adds a text of any length. */
    void add(byte[] bytes, int offset, int length, long count) {
        lengths.add(TextKey.codePoints(bytes, offset, length), count);
        utf8Bytes += length * count;
    }

    /** Returns what adds many texts. */
    Adder adder(boolean ascii) {
        return new Adder(ascii);
    }

    /** Adds texts one after another, those of equal lengths that follow each other at once. */
    final class Adder {

        private final boolean ascii;
        private int codePoints;
        private long run;

        private Adder(boolean ascii) {
            this.ascii = ascii;
        }

        void add(byte[] bytes, int offset, int length) {
            utf8Bytes += length;
            int points = ascii ? length : TextKey.codePoints(bytes, offset, length);
            if (points != codePoints) {
                end();
                codePoints = points;
            }
            run++;
        }

        /** Adds what is left. */
        void end() {
            if (run > 0) {
                lengths.add(codePoints, run);
                run = 0;
            }
        }
    }

    /** Adds a text as it is held; a long one, held by its beginning, was added before. */
    @Override
    public void take(byte[] bytes, int offset, int length, long count) {
        if (length <= TextKey.LONGEST) {
            add(bytes, offset, length, count);
        }
    }

    void merge(TextSizes other) {
        lengths.merge(other.lengths);
        utf8Bytes += other.utf8Bytes;
    }

    /** Returns these sizes and those of texts that are held. */
    TextSizes with(CountedTexts counted) {
        TextSizes all = new TextSizes();
        all.merge(this);
        TextTable texts = counted.texts();
        for (int entry = 0; entry < texts.size(); entry++) {
            all.take(texts.bytes(), texts.offset(entry), texts.length(entry), counted.count(entry));
        }
        return all;
    }

    LengthStatistics lengths(int bins) {
        return lengths.statistics(bins);
    }

    long utf8Bytes() {
        return utf8Bytes;
    }

    void encode(DataOutput out) throws IOException {
        lengths.encode(out);
        Varints.write(out, utf8Bytes);
    }

    void decode(DataInput in) throws IOException {
        lengths = LengthCounts.decode(in);
        utf8Bytes = Varints.read(in);
    }
}

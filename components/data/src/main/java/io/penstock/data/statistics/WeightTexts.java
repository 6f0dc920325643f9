package io.penstock.data.statistics;

import io.penstock.columns.TextColumn;
import io.penstock.data.internal.XxHash64;
import io.penstock.data.statistics.WeightedStatistics.ValueWeight;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Weights of distinct texts, as long as there are as many as {@link CountedTexts} counts; none of more. */
final class WeightTexts {

    private static final int MAX_BYTES = 8 << 20;

    private TextTable texts = new TextTable();
    private WeightSums sums = new WeightSums();
    private boolean tooMany;

    void add(TextColumn column, int row, double weight) {
        byte[] bytes = column.bytes();
        int offset = column.offset(row);
        int length = column.byteLength(row);
        long hash = XxHash64.hash(bytes, offset, length);
        if (length > TextKey.LONGEST) {
            byte[] key = TextKey.shortened(bytes, offset, hash);
            add(XxHash64.hash(key, 0, key.length), key, 0, key.length, weight);
        } else {
            add(hash, bytes, offset, length, weight);
        }
    }

    void merge(WeightTexts other) {
        if (other.tooMany) {
            giveUp();
        }
        for (int i = 0; i < other.texts.size() && !tooMany; i++) {
            TextTable more = other.texts;
            sums.add(texts.findOrAdd(more.hash(i), more.bytes(), more.offset(i), more.length(i)), other.sums, i);
            limit();
        }
    }

    /** Returns the heaviest, equal weights in the order of their bytes. */
    List<ValueWeight> heaviest(int limit) {
        return IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(entry -> -sums.value(entry))
                        .thenComparing(texts::compare))
                .limit(limit)
                .map(entry -> new ValueWeight(texts.text(entry), sums.value(entry)))
                .toList();
    }

    void encode(DataOutput out) throws IOException {
        out.writeBoolean(tooMany);
        Varints.write(out, texts.size());
        for (int entry : TextOrder.byHash(texts)) {
            Varints.writeBytes(out, texts.bytes(), texts.offset(entry), texts.length(entry));
            sums.encode(out, entry);
        }
    }

    static WeightTexts decode(DataInput in) throws IOException {
        WeightTexts decoded = new WeightTexts();
        decoded.tooMany = in.readBoolean();
        int size = Varints.readSize(in, CountedTexts.LIMIT);
        for (int i = 0; i < size; i++) {
            byte[] text = Varints.readBytes(in, MAX_BYTES);
            int entry = decoded.texts.findOrAdd(XxHash64.hash(text, 0, text.length), text, 0, text.length);
            decoded.sums.decode(in, entry);
        }
        return decoded;
    }

    private void add(long hash, byte[] bytes, int offset, int length, double weight) {
        if (!tooMany) {
            sums.add(texts.findOrAdd(hash, bytes, offset, length), weight);
            limit();
        }
    }

    private void limit() {
        if (texts.size() > CountedTexts.LIMIT || texts.byteSize() > MAX_BYTES) {
            giveUp();
        }
    }

    private void giveUp() {
        tooMany = true;
        texts = new TextTable();
        sums = new WeightSums();
    }
}

package io.penstock.data.statistics;

import io.penstock.columns.Column;
import io.penstock.columns.Field;
import io.penstock.columns.TextColumn;
import io.penstock.data.internal.XxHash64;
import io.penstock.data.statistics.ValueCounts.ValueCount;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/** What was seen of a text column. Texts that may be frequent in a batch are counted there first, and looked at once a batch. */
final class TextCounts extends ColumnCounts {

    /** The most counts of a rank histogram, as in TFDV. */
    static final int MOST_RANKS = 1_000;

    private final TextSizes sizes = new TextSizes();
    private final CountedTexts counted = new CountedTexts(sizes);
    private FrequentTexts frequent = new FrequentTexts();

    TextCounts(Field field) {
        super(field);
    }

    @Override
    void addValues(Column column, TextScratch scratch) {
        TextColumn texts = (TextColumn) column;
        int present = texts.size() - texts.missing();
        if (texts.isCoded()) {
            addCoded(texts, present);
        } else {
            addPlain(texts, present, scratch);
        }
    }

    @Override
    void mergeValues(ColumnCounts other) {
        TextCounts more = (TextCounts) other;
        counted.merge(more.counted);
        frequent.merge(more.frequent);
        sizes.merge(more.sizes);
    }

    @Override
    void encodeValues(DataOutput out) throws IOException {
        counted.encode(out);
        frequent.encode(out);
        sizes.encode(out);
    }

    @Override
    void decodeValues(DataInput in) throws IOException {
        counted.read(in);
        frequent = FrequentTexts.decode(in);
        sizes.decode(in);
    }

    @Override
    ColumnStatistics finish(StatisticsOptions options) {
        if (present() == 0) {
            return statistics();
        }
        List<ValueCount> ranks = mostFrequent(Math.max(MOST_RANKS, options.topValues()));
        TextSizes all = sizes.with(counted);
        TextStatistics texts = new TextStatistics(
                all.lengths(options.histogramBins()),
                all.utf8Bytes(),
                ranks.stream().limit(MOST_RANKS).map(ValueCount::count).toList());
        ValueCounts values = new ValueCounts(
                counted.distinct(),
                counted.isExact(),
                counted.isExact() ? 0 : frequent.error(present()),
                ranks.stream().limit(options.topValues()).toList());
        return statistics(Optional.empty(), Optional.of(texts), Optional.of(values));
    }

    /** Returns the counts of all texts, empty if they are too many. */
    CountedTexts counted() {
        return counted;
    }

    private void addPlain(TextColumn texts, int present, TextScratch scratch) {
        scratch.take(texts, frequent.threshold(present));
        TextTable often = scratch.count(texts);
        if (counted.isExact()) {
            countRest(texts, scratch);
        } else {
            estimateRest(texts, scratch);
        }
        for (int entry = 0; entry < often.size(); entry++) {
            int count = scratch.takeCount(entry);
            add(often.hash(entry), often.bytes(), often.offset(entry), often.length(entry), count, present);
        }
    }

    private void countRest(TextColumn texts, TextScratch scratch) {
        byte[] bytes = texts.bytes();
        for (int from = 0; from < scratch.rest(); from += TextScratch.BLOCK) {
            int to = Math.min(scratch.rest(), from + TextScratch.BLOCK);
            scratch.lookUp(texts, counted.texts(), from, to);
            for (int i = from; i < to; i++) {
                int row = scratch.restRow(i);
                int offset = texts.offset(row);
                int length = texts.byteLength(row);
                if (!counted.addAt(scratch.guess(i - from), bytes, offset, length)) {
                    count(scratch.hash(row), bytes, offset, length, 1);
                }
            }
        }
    }

    /** Does what {@link #count} does with texts that are not held any more. */
    private void estimateRest(TextColumn texts, TextScratch scratch) {
        byte[] bytes = texts.bytes();
        TextSizes.Adder adder = sizes.adder(isAscii(texts));
        for (int i = 0; i < scratch.rest(); i++) {
            int row = scratch.restRow(i);
            int offset = texts.offset(row);
            int length = texts.byteLength(row);
            if (length > TextKey.LONGEST) {
                count(scratch.hash(row), bytes, offset, length, 1);
            } else {
                counted.addHash(scratch.hash(row));
                adder.add(bytes, offset, length);
            }
        }
        adder.end();
    }

    /** Looks at all rows at once, since those of a column that is not coded stand end to end. */
    private static boolean isAscii(TextColumn texts) {
        int last = texts.size() - 1;
        return last < 0
                || TextKey.isAscii(
                        texts.bytes(), texts.offset(0), texts.offset(last) + texts.byteLength(last) - texts.offset(0));
    }

    private void addCoded(TextColumn texts, int present) {
        TextColumn dictionary = texts.dictionary();
        int[] counts = new int[dictionary.size()];
        for (int row = 0; row < texts.size(); row++) {
            if (!texts.isMissing(row)) {
                counts[texts.code(row)]++;
            }
        }
        byte[] bytes = dictionary.bytes();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                int offset = dictionary.offset(code);
                int length = dictionary.byteLength(code);
                add(XxHash64.hash(bytes, offset, length), bytes, offset, length, counts[code], present);
            }
        }
    }

    private void add(long hash, byte[] bytes, int offset, int length, int count, int present) {
        count(hash, bytes, offset, length, count);
        if (count < frequent.threshold(present)) {
            return;
        }
        if (length > TextKey.LONGEST) {
            byte[] key = TextKey.shortened(bytes, offset, hash);
            frequent.add(XxHash64.hash(key, 0, key.length), key, 0, key.length, count, present);
        } else {
            frequent.add(hash, bytes, offset, length, count, present);
        }
    }

    private void count(long hash, byte[] bytes, int offset, int length, int count) {
        if (length > TextKey.LONGEST) {
            sizes.add(bytes, offset, length, count);
            byte[] key = TextKey.shortened(bytes, offset, hash);
            counted.add(XxHash64.hash(key, 0, key.length), key, 0, key.length, count);
        } else {
            counted.add(hash, bytes, offset, length, count);
        }
    }

    private List<ValueCount> mostFrequent(int limit) {
        boolean exact = counted.isExact();
        TextTable texts = exact ? counted.texts() : frequent.texts();
        IntToLongFunction count = exact ? counted::count : frequent::count;
        return Arrays.stream(TextOrder.mostFrequent(texts, count, limit))
                .mapToObj(entry -> new ValueCount(texts.text(entry), count.applyAsLong(entry)))
                .toList();
    }
}

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

/** What was seen of a text column. Texts that may be frequent in a batch are counted there first, and looked at once a batch. */
final class TextCounts extends ColumnCounts {

    private CountedTexts counted = new CountedTexts();
    private FrequentTexts frequent = new FrequentTexts();
    private long characters;
    private long minLength = Long.MAX_VALUE;
    private long maxLength;

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
        characters += more.characters;
        minLength = Math.min(minLength, more.minLength);
        maxLength = Math.max(maxLength, more.maxLength);
    }

    @Override
    void encodeValues(DataOutput out) throws IOException {
        counted.encode(out);
        frequent.encode(out);
        out.writeLong(characters);
        out.writeLong(minLength);
        out.writeLong(maxLength);
    }

    @Override
    void decodeValues(DataInput in) throws IOException {
        counted = CountedTexts.decode(in);
        frequent = FrequentTexts.decode(in);
        characters = in.readLong();
        minLength = in.readLong();
        maxLength = in.readLong();
    }

    @Override
    ColumnStatistics finish(StatisticsOptions options) {
        if (present() == 0) {
            return statistics(Optional.empty(), Optional.empty(), Optional.empty());
        }
        TextStatistics lengths = new TextStatistics((double) characters / present(), minLength, maxLength);
        return statistics(Optional.empty(), Optional.of(lengths), Optional.of(values(options.topValues())));
    }

    private void addPlain(TextColumn texts, int present, TextScratch scratch) {
        scratch.take(texts, frequent.threshold(present));
        byte[] bytes = texts.bytes();
        for (int row = 0; row < texts.size(); row++) {
            if (!texts.isMissing(row) && !scratch.count(texts, row)) {
                count(scratch.hash(row), bytes, texts.offset(row), texts.byteLength(row), 1);
            }
        }
        TextTable counted = scratch.counted();
        for (int entry = 0; entry < counted.size(); entry++) {
            int count = scratch.takeCount(entry);
            add(counted.hash(entry), counted.bytes(), counted.offset(entry), counted.length(entry), count, present);
        }
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
        if (count >= frequent.threshold(present)) {
            frequent.add(hash, bytes, offset, length, count, present);
        }
    }

    private void count(long hash, byte[] bytes, int offset, int length, int count) {
        counted.add(hash, bytes, offset, length, count);
        int points = TextKey.codePoints(bytes, offset, length);
        characters += (long) points * count;
        minLength = Math.min(minLength, points);
        maxLength = Math.max(maxLength, points);
    }

    private ValueCounts values(int limit) {
        boolean exact = counted.isExact();
        TextTable texts = exact ? counted.texts() : frequent.texts();
        int[] order = TextOrder.mostFrequent(texts, exact ? counted::count : frequent::count, limit);
        List<ValueCount> top = Arrays.stream(order)
                .mapToObj(entry ->
                        new ValueCount(texts.text(entry), exact ? counted.count(entry) : frequent.count(entry)))
                .toList();
        return new ValueCounts(counted.distinct(), exact, exact ? 0 : frequent.error(present()), top);
    }
}

package io.penstock.transform.feature;

import io.penstock.errors.DataException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each text of a column occurs. Empty texts are left out, as TFX does. */
final class TextCounts {

    /** More distinct texts than this are no categories, and would fill the memory. */
    static final int LIMIT = 1_000_000;

    private static final byte VERSION = 1;

    private final Map<String, Long> counts = new HashMap<>();

    void add(String text, long count) {
        if (!text.isEmpty()) {
            counts.merge(text, count, Long::sum);
        }
    }

    void merge(TextCounts other) {
        other.counts.forEach(this::add);
    }

    void checkSize(String column) {
        if (counts.size() > LIMIT) {
            throw new DataException(
                    "Column '%s' has more than '%,d' different values, too many for a vocabulary. Leave it out."
                            .formatted(column, LIMIT));
        }
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Returns the texts in their natural order. */
    List<String> sorted() {
        return List.copyOf(new TreeMap<>(counts).keySet());
    }

    /** Returns the texts that occur often enough: the more frequent first, the greater first among equally frequent ones. */
    List<String> byFrequency(long minimumCount, int limit) {
        Comparator<Map.Entry<String, Long>> order = Comparator.comparing(Map.Entry::getValue);
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= minimumCount)
                .sorted(order.thenComparing(Map.Entry::getKey).reversed())
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    byte[] encode() {
        Map<byte[], Long> entries = new TreeMap<>(Arrays::compareUnsigned);
        counts.forEach((text, count) -> entries.put(text.getBytes(StandardCharsets.UTF_8), count));
        int size =
                5 + entries.keySet().stream().mapToInt(text -> 12 + text.length).sum();
        ByteBuffer out = ByteBuffer.allocate(size).put(VERSION).putInt(entries.size());
        entries.forEach((text, count) -> out.putLong(count).putInt(text.length).put(text));
        return out.array();
    }

    static TextCounts decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.get() != VERSION) {
                throw new DataException("Counts of texts are of version '%s', not '%s'.".formatted(bytes[0], VERSION));
            }
            TextCounts counts = new TextCounts();
            for (int entries = in.getInt(); entries > 0; entries--) {
                counts.addFrom(in);
            }
            return counts;
        } catch (BufferUnderflowException e) {
            throw new DataException("%d bytes are not counts of texts: they end early.".formatted(bytes.length), e);
        }
    }

    private void addFrom(ByteBuffer in) {
        long count = in.getLong();
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        in.get(text);
        add(new String(text, StandardCharsets.UTF_8), count);
    }
}

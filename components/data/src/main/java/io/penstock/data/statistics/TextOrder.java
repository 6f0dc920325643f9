package io.penstock.data.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** The orders in which texts of a table are written and listed. */
final class TextOrder {

    private TextOrder() {}

    /** Returns the entries in an order that depends on the texts alone: by their hashes, then by their bytes. */
    static int[] byHash(TextTable texts) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(texts.size());
        long[] packed = new long[texts.size()];
        Arrays.setAll(packed, entry -> texts.hash(entry) >> bits << bits | entry);
        Arrays.sort(packed);
        int[] order = new int[packed.length];
        for (int i = 0; i < order.length; i++) {
            insert(texts, order, i, (int) (packed[i] & (1L << bits) - 1));
        }
        return order;
    }

    /** Returns the entries of the largest counts, ties by bytes. */
    static int[] mostFrequent(TextTable texts, IntToLongFunction count, int limit) {
        long least = Math.max(1, leastOfLargest(texts.size(), count, limit));
        return IntStream.range(0, texts.size())
                .filter(entry -> count.applyAsLong(entry) >= least)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(entry -> -count.applyAsLong(entry))
                        .thenComparing(texts::compare))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns the least of the largest counts, so that few of many entries need to be put in order. */
    private static long leastOfLargest(int entries, IntToLongFunction count, int limit) {
        long[] counts = IntStream.range(0, entries).mapToLong(count).sorted().toArray();
        return limit > 0 && limit < entries ? counts[entries - limit] : 0;
    }

    /** Places an entry among those before it, nearly all of which have a smaller hash. */
    private static void insert(TextTable texts, int[] order, int end, int entry) {
        int at = end;
        while (at > 0 && compare(texts, order[at - 1], entry) > 0) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = entry;
    }

    private static int compare(TextTable texts, int a, int b) {
        int byHash = Long.compare(texts.hash(a), texts.hash(b));
        return byHash == 0 ? texts.compare(a, b) : byHash;
    }
}

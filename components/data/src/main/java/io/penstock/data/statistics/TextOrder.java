package io.penstock.data.statistics;

import io.penstock.errors.DataException;
import java.io.DataInput;
import java.io.IOException;
import java.util.Comparator;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** The orders in which texts of a table are written and listed. */
final class TextOrder {

    private static final int MAX_TEXT_BYTES = 1 << 30;

    private TextOrder() {}

    /** Returns the entries by their bytes. */
    static int[] byBytes(TextTable texts) {
        return IntStream.range(0, texts.size())
                .boxed()
                .sorted(texts::compare)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns the entries of the largest counts, ties by bytes. */
    static int[] mostFrequent(TextTable texts, IntToLongFunction count, int limit) {
        return IntStream.range(0, texts.size())
                .boxed()
                .filter(entry -> count.applyAsLong(entry) > 0)
                .sorted(Comparator.<Integer>comparingLong(entry -> -count.applyAsLong(entry))
                        .thenComparing(texts::compare))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static byte[] readBytes(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_TEXT_BYTES) {
            throw new DataException("Bytes are not counts of texts: a text of '%d' bytes.".formatted(length));
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}

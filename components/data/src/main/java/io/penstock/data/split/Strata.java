package io.penstock.data.split;

import io.penstock.columns.Batch;
import io.penstock.data.internal.XxHash64;
import io.penstock.errors.DataException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The strata of a data set, each with its own draws. */
final class Strata {

    private static final int MOST_CELLS = 1 << 24;

    private final List<String> keys;
    private final int[] partOfBucket;
    private final Map<ByteBuffer, Draw> draws = new HashMap<>();

    Strata(List<String> keys, int[] partOfBucket) {
        this.keys = keys;
        this.partOfBucket = partOfBucket;
    }

    int[] partOfRow(Batch batch) {
        RowBytes bytes = RowBytes.of(batch.project(keys));
        int[] parts = new int[batch.rows()];
        for (int row = 0; row < parts.length; row++) {
            int length = bytes.write(row);
            parts[row] = draw(ByteBuffer.wrap(bytes.array(), 0, length)).next();
        }
        return parts;
    }

    private Draw draw(ByteBuffer key) {
        Draw draw = draws.get(key);
        if (draw == null) {
            byte[] own = new byte[key.remaining()];
            key.duplicate().get(own);
            draw = new Draw(XxHash64.hash(own, 0, own.length), partOfBucket.clone());
            draws.put(ByteBuffer.wrap(own), draw);
            check();
        }
        return draw;
    }

    private void check() {
        if ((long) draws.size() * partOfBucket.length > MOST_CELLS) {
            throw new DataException(
                    "Columns %s have more than %d different values, too many for a stratified split. Stratify by columns with fewer, or choose smaller weights."
                            .formatted(keys, draws.size() - 1));
        }
    }

    /** The buckets of one stratum in a random order, and in another one each time they are used up. */
    private static final class Draw {

        private final byte[] seed = new byte[Long.BYTES * 2];
        private final int[] parts;
        private long drawn;
        private int used;

        Draw(long stratum, int[] parts) {
            ByteBuffer.wrap(seed).putLong(stratum);
            this.parts = parts;
            this.used = parts.length;
        }

        int next() {
            if (used == parts.length) {
                shuffle();
            }
            return parts[used++];
        }

        private void shuffle() {
            for (int i = parts.length - 1; i > 0; i--) {
                ByteBuffer.wrap(seed).putLong(Long.BYTES, drawn++);
                int other = (int) Long.remainderUnsigned(XxHash64.hash(seed, 0, seed.length), i + 1);
                int part = parts[i];
                parts[i] = parts[other];
                parts[other] = part;
            }
            used = 0;
        }
    }
}

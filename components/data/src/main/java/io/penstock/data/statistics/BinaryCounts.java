package io.penstock.data.statistics;

import io.penstock.columns.BinaryColumn;
import io.penstock.columns.Column;
import io.penstock.columns.Field;
import io.penstock.data.internal.XxHash64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What was seen of a column of byte strings: their sizes and their hashes, never the bytes. */
final class BinaryCounts extends ColumnCounts {

    private LengthCounts sizes = new LengthCounts();
    private CountedTexts hashes = new CountedTexts();

    BinaryCounts(Field field) {
        super(field);
    }

    @Override
    void addValues(Column column, TextScratch scratch) {
        BinaryColumn binary = (BinaryColumn) column;
        byte[] key = new byte[Long.BYTES];
        for (int row = 0; row < binary.size(); row++) {
            if (!binary.isMissing(row)) {
                int size = binary.byteLength(row);
                sizes.add(size, 1);
                ByteBuffer.wrap(key).putLong(XxHash64.hash(binary.bytes(), binary.offset(row), size));
                hashes.add(XxHash64.hash(key, 0, key.length), key, 0, key.length, 1);
            }
        }
    }

    @Override
    void mergeValues(ColumnCounts other) {
        BinaryCounts more = (BinaryCounts) other;
        sizes.merge(more.sizes);
        hashes.merge(more.hashes);
    }

    @Override
    void encodeValues(DataOutput out) throws IOException {
        sizes.encode(out);
        hashes.encode(out);
    }

    @Override
    void decodeValues(DataInput in) throws IOException {
        sizes = LengthCounts.decode(in);
        hashes = CountedTexts.decode(in);
    }

    @Override
    ColumnStatistics finish(StatisticsOptions options) {
        ColumnStatistics seen = statistics();
        return present() == 0
                ? seen
                : seen.with(new BinaryStatistics(
                        sizes.statistics(options.histogramBins()), hashes.distinct(), hashes.isExact()));
    }
}

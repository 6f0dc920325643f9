package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The reducer behind {@link Statistics}: all columns of one split in one pass.
 *
 * <p>Merging is associative and commutative to the bit. A text column of more than 100,000 distinct values takes its most
 * frequent ones from counts by batch; for it alone the result depends on batch boundaries, which the content of {@code Examples}
 * fixes.
 *
 * @param split the name of the split
 * @param type its columns
 * @param options what to report
 */
public record SplitReducer(String split, RowType type, StatisticsOptions options)
        implements Reducer<SplitCounts, SplitStatistics> {

    private static final int VERSION = 1;

    @Override
    public SplitCounts zero() {
        return new SplitCounts(type);
    }

    @Override
    public void add(SplitCounts into, Batch rows) {
        into.add(rows);
    }

    @Override
    public void merge(SplitCounts into, SplitCounts other) {
        into.merge(other);
    }

    @Override
    public SplitStatistics finish(SplitCounts total) {
        return new SplitStatistics(
                split,
                total.rows(),
                total.columns().stream().map(column -> column.finish(options)).toList());
    }

    @Override
    public byte[] encode(SplitCounts partial) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(partial.rows());
            for (ColumnCounts column : partial.columns()) {
                column.encode(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public SplitCounts decode(byte[] bytes) {
        SplitCounts counts = zero();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                throw new DataException("Bytes are not statistics of version %d.".formatted(VERSION));
            }
            counts.rows(in.readLong());
            for (ColumnCounts column : counts.columns()) {
                column.decode(in);
            }
            return counts;
        } catch (IOException e) {
            throw new DataException("%d bytes are not statistics of '%s'.".formatted(bytes.length, type), e);
        }
    }
}

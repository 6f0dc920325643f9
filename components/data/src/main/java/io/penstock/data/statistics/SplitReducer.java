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
 * <p>Memory, whatever the number of rows: a column of numbers at most 2.3 MiB, and 600 KiB beyond 100,000 distinct values; of texts
 * at most 44 MiB while it has at most 100,000 distinct values, and 22 MiB beyond; of byte strings 8 MiB; what options ask for comes
 * on top. Encoded, a column of numbers takes at most 1 MiB and one of texts at most 18 MiB.
 *
 * @param split the name of the split
 * @param type its columns
 * @param options what to report
 */
public record SplitReducer(String split, RowType type, StatisticsOptions options)
        implements Reducer<SplitCounts, SplitStatistics> {

    private static final int VERSION = 3;

    @Override
    public SplitCounts zero() {
        return new SplitCounts(type, options);
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
        return total.finish(split);
    }

    @Override
    public byte[] encode(SplitCounts partial) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            partial.encode(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public SplitCounts decode(byte[] bytes) {
        SplitCounts counts = zero();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new DataException("Bytes are statistics of version '%d', not '%d'. Compute them again."
                        .formatted(version, VERSION));
            }
            counts.decode(in);
            return counts;
        } catch (IOException e) {
            throw new DataException("%d bytes are not statistics of '%s'.".formatted(bytes.length, type), e);
        }
    }

    /** Returns a reducer of the same rows whose result is what was counted, to finish or to merge later. */
    Reducer<SplitCounts, SplitCounts> counting() {
        return new Counting(this);
    }

    private record Counting(SplitReducer reducer) implements Reducer<SplitCounts, SplitCounts> {

        @Override
        public SplitCounts zero() {
            return reducer.zero();
        }

        @Override
        public void add(SplitCounts into, Batch rows) {
            reducer.add(into, rows);
        }

        @Override
        public void merge(SplitCounts into, SplitCounts other) {
            reducer.merge(into, other);
        }

        @Override
        public SplitCounts finish(SplitCounts total) {
            return total;
        }

        @Override
        public byte[] encode(SplitCounts partial) {
            return reducer.encode(partial);
        }

        @Override
        public SplitCounts decode(byte[] bytes) {
            return reducer.decode(bytes);
        }
    }
}

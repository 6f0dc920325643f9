package io.penstock.evaluation;

import io.penstock.columns.Batch;
import io.penstock.evaluation.tally.ScoredRows;
import io.penstock.evaluation.tally.Tally;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** Adds up the hours of {@link MissedHours}. */
record MissedHoursTally() implements Tally<long[]> {

    @Override
    public long[] zero(Room room) {
        return new long[1];
    }

    @Override
    public void add(long[] into, ScoredRows rows, int[] selection) {
        for (int row : selection) {
            if (rows.label(row) == 1 && rows.score(row) < 0.5) {
                into[0] += rows.raw().longs("hour").value(row);
            }
        }
    }

    @Override
    public void merge(long[] into, long[] other) {
        into[0] += other[0];
    }

    @Override
    public byte[] encode(long[] partial) {
        return ByteBuffer.allocate(8).putLong(partial[0]).array();
    }

    @Override
    public long[] decode(byte[] bytes) {
        return new long[] {ByteBuffer.wrap(bytes).getLong()};
    }

    /** The same sum by the columns of the model {@code good}. */
    static double sum(Batch batch) {
        return IntStream.range(0, batch.rows())
                .filter(row -> batch.doubles("label").asDouble(row) == 1
                        && batch.doubles("good").value(row) < 0.5)
                .mapToDouble(row -> batch.longs("hour").value(row))
                .sum();
    }
}

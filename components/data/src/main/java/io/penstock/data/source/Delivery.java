package io.penstock.data.source;

import io.penstock.columns.Batch;
import java.io.IOException;
import java.util.List;

/** Brings the rows of one piece of a source after another to a sink, and counts them. Used by one thread at a time. */
public final class Delivery {

    private final BatchSink sink;
    private final RowTally tally;
    private final Order order;

    /** When it is a piece's turn to reach the sink. */
    @FunctionalInterface
    public interface Order {

        /** The turn of a piece is when it comes. */
        Order ANY = (number, step) -> step.run();

        /** Runs a step for a piece of some number, now or when those before it have run. */
        void bring(long number, BatchSink.Step step) throws IOException, InterruptedException;
    }

    /** Begins with nothing brought. */
    public Delivery(BatchSink sink, RowTally tally, Order order) {
        this.sink = sink;
        this.tally = tally;
        this.order = order;
    }

    /**
     * Brings a piece.
     *
     * @param number of the piece, from 0
     * @param rows that could be read
     * @param bad those that could not
     * @param origin what bad rows name as their place; empty if there is only one
     */
    public void bring(long number, Batch rows, List<BadRow> bad, String origin)
            throws IOException, InterruptedException {
        List<BadRow> named = origin.isEmpty()
                ? List.copyOf(bad)
                : bad.stream().map(row -> row.in(origin)).toList();
        tally.add(rows.rows(), named);
        BatchSink.Step taken = rows.rows() > 0 ? sink.prepare(rows) : () -> {};
        order.bring(number, () -> {
            taken.run();
            sink.setAside(named);
        });
    }

    /** Says that nothing comes of a piece, for those behind it. */
    public void bringNothing(long number) throws IOException, InterruptedException {
        order.bring(number, () -> {});
    }
}

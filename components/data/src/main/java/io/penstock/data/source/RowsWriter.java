package io.penstock.data.source;

import io.penstock.data.internal.Crew;
import io.penstock.data.internal.Turns;
import java.io.IOException;
import java.util.List;

/** Converts the rows of pieces, counts them and hands them to a sink. Used by one thread at a time. */
final class RowsWriter implements Crew.Worker<Slot<RowsWriter.Piece>> {

    private final BatchSink sink;
    private final RowTally tally;
    private final Order order;

    /** When it is a piece's turn to reach the sink. */
    @FunctionalInterface
    interface Order {

        /** The turn of a piece is when it comes. */
        Order ANY = (number, step) -> step.run();

        /** Runs a step for a piece of some number, now or when those before it have run. */
        void bring(long number, Turns.Step step) throws IOException, InterruptedException;
    }

    /**
     * Rows and what becomes of them.
     *
     * @param number of the piece, from 0
     * @param rows as they were read
     * @param conversion to the type that is asked for
     * @param origin what bad rows name as their place; empty if there is only one
     */
    record Piece(long number, Rows rows, Conversion conversion, String origin) {

        Piece(Rows rows, Conversion conversion, String origin) {
            this(0, rows, conversion, origin);
        }

        Piece numbered(long place) {
            return new Piece(place, rows, conversion, origin);
        }
    }

    RowsWriter(BatchSink sink, RowTally tally, Order order) {
        this.sink = sink;
        this.tally = tally;
        this.order = order;
    }

    @Override
    public void work(Slot<Piece> slot) throws IOException, InterruptedException {
        write(slot.take());
    }

    void write(Piece piece) throws IOException, InterruptedException {
        Rows rows = piece.conversion().apply(piece.rows());
        List<BadRow> bad = piece.origin().isEmpty()
                ? rows.badRows()
                : rows.badRows().stream().map(row -> row.in(piece.origin())).toList();
        tally.add(rows.batch().rows(), bad);
        Turns.Step taken = rows.batch().rows() > 0 ? sink.prepare(rows.batch()) : () -> {};
        order.bring(piece.number(), () -> {
            taken.run();
            sink.setAside(bad);
        });
    }
}
